<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About qdpilot</source>
        <translation>关于 qdpilot</translation>
    </message>
    <message>
        <source>Version {version}, Apache License 2.0</source>
        <translation>版本 {version}，Apache 许可证 2.0</translation>
    </message>
    <message>
        <source>Areas, road rights and papers for automated driving in Qingdao</source>
        <translation>青岛智能网联汽车的区域、路权与文书</translation>
    </message>
</context>
<context>
    <name>Apology</name>
    <message>
        <source>Something went wrong in the program; we are sorry.</source>
        <translation>程序出错了，抱歉。</translation>
    </message>
    <message>
        <source>What was saved is safe. You can go on working. Details ({name}): {log}</source>
        <translation>已保存的内容不受影响，可以继续工作。详情（{name}）：{log}</translation>
    </message>
</context>
<context>
    <name>ConfirmAct</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Give the reason; it is kept with the act.</source>
        <translation>请填写理由，理由将随此事存档。</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Change to {value}</source>
        <translation>改为 {value}</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
    <message>
        <source>Making the sample office…</source>
        <translation>正在生成示例办公室…</translation>
    </message>
    <message>
        <source>Areas, road rights and papers for automated driving in Qingdao</source>
        <translation>青岛智能网联汽车的区域、路权与文书</translation>
    </message>
    <message>
        <source>Sample office</source>
        <translation>示例办公室</translation>
    </message>
    <message>
        <source>Zones, vehicles and road rights of every scenario, all invented.</source>
        <translation>各类场景的区域、车辆与路权，均为虚构。</translation>
    </message>
    <message>
        <source>New office</source>
        <translation>新建办公室</translation>
    </message>
    <message>
        <source>An empty office file with the map of Qingdao.</source>
        <translation>空的办公室文件，附青岛底图。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>An office file (.qdp) on this machine or on a share.</source>
        <translation>本机或共享文件夹里的办公室文件（.qdp）。</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>办公室</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something you typed is not saved yet.</source>
        <translation>有已键入的内容尚未保存。</translation>
    </message>
    <message>
        <source>Leave it unsaved?</source>
        <translation>放弃这些内容吗？</translation>
    </message>
    <message>
        <source>Leave unsaved</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Office files (*.qdp)</source>
        <translation>办公室文件 (*.qdp)</translation>
    </message>
    <message>
        <source>New office</source>
        <translation>新建办公室</translation>
    </message>
    <message>
        <source>Open office</source>
        <translation>打开办公室</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>SampleChip</name>
    <message>
        <source>sample</source>
        <translation>示例</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Type to filter</source>
        <translation>键入以筛选</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>sample data</source>
        <translation>示例数据</translation>
    </message>
    <message>
        <source>Nothing changed yet</source>
        <translation>尚无改动</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>New office…</source>
        <translation>新建办公室…</translation>
    </message>
    <message>
        <source>Open office…</source>
        <translation>打开办公室…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation>显示或隐藏检查栏</translation>
    </message>
    <message>
        <source>Change person</source>
        <translation>换人</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About qdpilot</source>
        <translation>关于 qdpilot</translation>
    </message>
</context>
<context>
    <name>map</name>
    <message>
        <source>Sketch base map, no basis for boundaries</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>CGCS2000 longitude, latitude</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Both at once: {times}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clash</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Overlap {area}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Perimeter {length}</source>
        <extracomment>Grips nearer to each other than this are thinned out, pixels. Within how many pixels a grip, an edge, a corner is meant.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Corner of {name}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Edge of {name}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Bend or end of {name}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On {name}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>路权</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
</context>
</TS>
