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
    <name>ApplicationForm</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose who applies.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose at least one zone; draw it on the map if it is not there.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Say when; the zone has no times of its own.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose at least one vehicle; register it first if it is not there.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>People may be carried</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished">主体</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished">场景</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind of application</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zones</source>
        <translation type="unfinished">区域</translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished">时段</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation type="unfinished">车辆</translation>
    </message>
    <message>
        <source>Safety drivers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Most vehicles at one time</source>
        <translation type="unfinished">同时车辆上限</translation>
    </message>
    <message>
        <source>Empty: as many as listed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Speed limit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Empty: as signposted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Passengers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fare</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Empty: free of charge</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Further conditions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>One per line; printed on the approval</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CaseActs</name>
    <message>
        <source>Draft saved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Application {number} submitted; it awaits the review</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Withdraw the application</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pass the review</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Application {number} of {operator}, “{title}”, goes on to the decision.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Opinion of the review</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{operator} gives up “{title}”. This cannot be taken back.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Application {number} of {operator}, “{title}”, goes back.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is missing or wrong</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refuse the application</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Application {number} of {operator}, “{title}”, is refused for good.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reason of the refusal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refuse</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Application {number} withdrawn</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Application {number} awaits the decision</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Application {number} sent back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Application {number} refused</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The road right “{title}” is given to {operator}, and its approval is issued with the next number. Both stay for good.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{prefix}〔{year}〕, next number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zones</source>
        <translation type="unfinished">区域</translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished">时段</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation type="unfinished">车辆</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Approve and issue</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n vehicle(s)</source>
        <translation type="unfinished">
            <numerusform>%n 辆</numerusform>
        </translation>
    </message>
    <message>
        <source>The approval is being set, checked and issued…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{number} issued</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>No application chosen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>An application says who wants to drive where, when and with which vehicles.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New application</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>application {number}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save draft</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Submit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pass the review</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Approve and issue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refuse</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the paper</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open in the ledger</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished">草稿</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Approval and issue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>under way</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CaseWork</name>
    <message>
        <source>Choose an application, and its checks stand here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose operator, zones and times; the checks then run by themselves.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This application is decided: {state}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>being checked</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n finding(s) block the approval</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>checking…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rules and clashes with every granted right are being checked.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>checked at {time}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Changed since you looked</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was issued. Look again, then decide on what is there now.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show on the map</source>
        <translation type="unfinished">定位</translation>
    </message>
</context>
<context>
    <name>ClashCard</name>
    <message>
        <source>Overlap {area}, {times}</source>
        <translation>重叠 {area}，{times}</translation>
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
    <name>CornerList</name>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Edge m</source>
        <translation>边长 m</translation>
    </message>
    <message>
        <source>Bearing</source>
        <translation>方位</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Number, operator, kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Papers</source>
        <translation type="unfinished">文书</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each approval that is issued is kept here as it was printed: to look at, to print again, to save. Grant a right, and its paper appears.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go to rights</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No papers yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In force</source>
        <translation>有效时间</translation>
    </message>
    <message>
        <source>Others</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save PDF</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{pages} pages went to the printer</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>DraftPanel</name>
    <message>
        <source>New zone</source>
        <translation>新区域</translation>
    </message>
    <message>
        <source>Sketch</source>
        <translation>草图</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>角点</translation>
    </message>
    <message>
        <source>Finish drawing</source>
        <translation>结束绘制</translation>
    </message>
    <message>
        <source>Take back a corner</source>
        <translation>退一角</translation>
    </message>
    <message>
        <source>Let be</source>
        <translation>放下</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Perimeter</source>
        <translation>周长</translation>
    </message>
    <message>
        <source>Three corners make a zone.</source>
        <translation>至少三个角点成为区域。</translation>
    </message>
    <message>
        <source>The shape is valid.</source>
        <translation>形状有效，不自交。</translation>
    </message>
    <message>
        <source>Not valid yet: {reason}.</source>
        <translation>形状尚无效：{reason}。</translation>
    </message>
    <message>
        <source>Overlaps {name} by {area}; no times yet, judged as always.</source>
        <translation>与{name}重叠 {area}；尚未设时段，暂按全天判断。</translation>
    </message>
</context>
<context>
    <name>DriverPanel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished">名称</translation>
    </message>
    <message>
        <source>Personal: masked in lists, on public copies, and for other roles</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Identity number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished">主体</translation>
    </message>
    <message>
        <source>Licence and training</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Licensed since</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Post</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rights</source>
        <translation type="unfinished">路权</translation>
    </message>
    <message>
        <source>New safety driver</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Give the name as it stands on the licence.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>DuesList</name>
    <message>
        <source>right</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>plate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>insurance</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>inspection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{name} and {count} more</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>EmptyPanel</name>
    <message numerus="yes">
        <source>%n zone(s)</source>
        <translation>
            <numerusform>%n 个区域</numerusform>
        </translation>
    </message>
    <message>
        <source>No zone yet</source>
        <translation>还没有区域</translation>
    </message>
    <message>
        <source>Draw the first zone: click its corners on the map, Enter ends.</source>
        <translation>先画一个区域：在地图上逐个点击角点，按 Enter 结束。</translation>
    </message>
    <message>
        <source>Draw a polygon</source>
        <translation>画多边形</translation>
    </message>
</context>
<context>
    <name>ExceptionForm</name>
    <message>
        <source>Only these hours</source>
        <translation>只在这些钟点</translation>
    </message>
    <message>
        <source>What for, such as Spring Festival</source>
        <translation>事由，例如春节</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>First day off</source>
        <translation>例外首日</translation>
    </message>
    <message>
        <source>Last day off</source>
        <translation>例外末日</translation>
    </message>
    <message>
        <source>Off from</source>
        <translation>例外起</translation>
    </message>
    <message>
        <source>Off until</source>
        <translation>例外止</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
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
        <source>Stopping…</source>
        <translation>正在停止…</translation>
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
    <name>FleetList</name>
    <message>
        <source>Plate or code</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>VIN</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make and model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Plate until</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>GoalCard</name>
    <message>
        <source>Open roads</source>
        <extracomment>How much of the accent each part after the first keeps.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Roadside coverage</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connected vehicles</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>vehicles</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>target of the plan for 2027</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>GrantsPage</name>
    <message>
        <source>Rights</source>
        <translation type="unfinished">路权</translation>
    </message>
    <message>
        <source>What you typed into the application is not saved yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Leave unsaved</source>
        <translation type="unfinished">放弃</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished">返回</translation>
    </message>
</context>
<context>
    <name>KeyHints</name>
    <message>
        <source>or double click ends</source>
        <translation>或双击结束</translation>
    </message>
    <message>
        <source>takes back a corner</source>
        <translation>退一角</translation>
    </message>
    <message>
        <source>locks 15°</source>
        <translation>锁定 15°</translation>
    </message>
    <message>
        <source>does not snap</source>
        <translation>暂不吸附</translation>
    </message>
    <message>
        <source>lets the sketch be, Ctrl+Z brings it back</source>
        <translation>放下草图，Ctrl+Z 可取回</translation>
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
    <name>Ledger</name>
    <message>
        <source>Ledger of rights</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished">主体</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished">场景</translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zones</source>
        <translation type="unfinished">区域</translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished">时段</translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished">自</translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Vehicles</source>
        <translation type="unfinished">车辆</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Layers and legend</source>
        <translation>图层与图例</translation>
    </message>
    <message>
        <source>Fold or unfold</source>
        <translation>折叠或展开</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Clashes</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>路网</translation>
    </message>
    <message>
        <source>Districts and names</source>
        <translation>行政区与地名</translation>
    </message>
    <message>
        <source>Graticule</source>
        <translation>经纬网</translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message>
        <source>Remove {what}</source>
        <translation>删除{what}</translation>
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
    <name>MapPage</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
</context>
<context>
    <name>MaybeDay</name>
    <message>
        <source>Pick a day</source>
        <translation type="unfinished" />
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
    <name>NewZoneForm</name>
    <message>
        <source>As it will be printed</source>
        <translation>将照此印在文书上</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
</context>
<context>
    <name>OperatorPanel</name>
    <message>
        <source>Full registered name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Registered address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Full names of the other members of a consortium, one a line</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Members</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New operator</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{vehicles} vehicles, {drivers} safety drivers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fleet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rights</source>
        <translation type="unfinished">路权</translation>
    </message>
    <message>
        <source>Give the full name as it stands on the business licence.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Outcome</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n次</numerusform>
        </translation>
    </message>
    <message>
        <source>{hours} hours in all</source>
        <translation>共{hours}小时</translation>
    </message>
    <message>
        <source>first on {day}</source>
        <translation>首次{day}</translation>
    </message>
    <message>
        <source>the last ends {moment}</source>
        <translation>末次至{moment}</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished">总览</translation>
    </message>
    <message>
        <source>In force now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the map</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The next seven days</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No right runs in these days</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The runs of every granted right stand here, a row for each.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Running out soon</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ledger</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing runs out within {days} days.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Vehicles by scenario</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>rights / vehicles; dark: now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>To do</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at most {count} vehicles at one time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{rights} rights, {vehicles} vehicles in their times</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{count} within {days} days, {soon} within 30</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PaperFacts</name>
    <message>
        <source>Open right</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Genuine and whole</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not what was issued</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paper and record match their hashes, checked {time}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The stored paper differs from its hash; do not use it. Checked {time}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The stored record differs from its hash; do not use it. Checked {time}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paper and record differ from their hashes; do not use it. Checked {time}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished">主体</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{kind}, {pages} pages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>until {day}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>until further notice</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What it grants</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished">场景</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zones</source>
        <translation type="unfinished">区域</translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished">时段</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation type="unfinished">车辆</translation>
    </message>
    <message>
        <source>Hashes (SHA-256)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Audit head</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PaperList</name>
    <message>
        <source>Papers</source>
        <translation type="unfinished">文书</translation>
    </message>
    <message>
        <source>Issued papers</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished">页面</translation>
    </message>
</context>
<context>
    <name>Picks</name>
    <message>
        <source>{count} of {total} chosen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zone</source>
        <translation type="unfinished">区域</translation>
    </message>
    <message>
        <source>Area</source>
        <translation type="unfinished">面积</translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished">时段</translation>
    </message>
    <message>
        <source>Plate or code</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>VIN</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make and model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Plate until</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Driver</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Post</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Licence class</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PlateActs</name>
    <message>
        <source>{number} is assigned</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{number} is taken back from {day} on. This cannot be undone.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Withdraw {number}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Assigned</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Withdraw plate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PlateDialog</name>
    <message>
        <source>Assign a plate or code</source>
        <extracomment>What a vehicle of a track gets in the beginning.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{vin}, {operator}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished">自</translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Issued by</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">取消</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Give the number as it stands on the plate.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PlateHistory</name>
    <message>
        <source>No plate or code yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the vehicle first</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PlateState</name>
    <message>
        <source>valid</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ends within 30 days</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no plate yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>run out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>withdrawn</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not saved</source>
        <translation type="unfinished" />
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
    <name>Queue</name>
    <message>
        <source>Rights</source>
        <translation type="unfinished">路权</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New application</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For me</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>None decided yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ledger</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing awaits you</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What you can act on stands here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No open application</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Applications stand here until they are decided.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Granted, refused and withdrawn applications stand here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No right granted yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A right stands here from its approval on, in force or not.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Applications</source>
        <translation type="unfinished" />
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
    <name>Reader</name>
    <message>
        <source>Whole page</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Page width</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>Somebody else changed this record. “Undo changes” shows what is stored.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No right yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{count} to correct</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RegisterFrame</name>
    <message>
        <source>Vehicles</source>
        <translation type="unfinished">车辆</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Safety drivers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All states</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Vehicles stand here with their plates and codes, who runs them and what rights they have. Each belongs to an operator.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Operators are the enterprises that apply. Register the first with its unified social credit code; then its vehicles and safety drivers.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Safety drivers sit in the car or supervise from afar. Each is employed by an operator.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No vehicles yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Begin with the register</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No operators yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Register the first operator</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No safety drivers yet</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RightPanel</name>
    <message>
        <source>Choose a right in the ledger.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Vehicles</source>
        <translation type="unfinished">车辆</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished">主体</translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cap</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at most {cap} at one time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished">时段</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation type="unfinished">区域</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation type="unfinished">定位</translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Application</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the paper</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This right has no paper.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Suspend</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Suspend the right</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{operator} may not use the right {number} until it is resumed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Resume the right</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{operator} may use the right {number} again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>End the right</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The right {number} of {operator} ends for good.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{number} is now: {state}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Right issued</source>
        <translation type="unfinished" />
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
    <name>ScenarioRows</name>
    <message>
        <source>Scenario</source>
        <translation type="unfinished">场景</translation>
    </message>
    <message>
        <source>Now / granted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Vehicles</source>
        <translation type="unfinished">车辆</translation>
    </message>
</context>
<context>
    <name>ScheduleEditor</name>
    <message>
        <source>Until further notice</source>
        <translation>至另行通知</translation>
    </message>
    <message>
        <source>At the times painted</source>
        <translation>按所画时段</translation>
    </message>
    <message>
        <source>At all times</source>
        <translation>全时段</translation>
    </message>
    <message>
        <source>As on other days</source>
        <translation>照常</translation>
    </message>
    <message>
        <source>Not on public holidays</source>
        <translation>法定节假日除外</translation>
    </message>
    <message>
        <source>Only on workdays (with make-up days)</source>
        <translation>仅工作日（含调休）</translation>
    </message>
    <message>
        <source>Only on rest days</source>
        <translation>仅休息日</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>画</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦</translation>
    </message>
    <message>
        <source>No window yet: drag across the grid</source>
        <translation>还没有窗口：在周格上拖动即画</translation>
    </message>
    <message>
        <source>No exception</source>
        <translation>没有例外</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To (inclusive)</source>
        <translation>至（含当日）</translation>
    </message>
    <message>
        <source>To be reviewed on</source>
        <translation>复核日期</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有效时间</translation>
    </message>
    <message>
        <source>On holidays</source>
        <translation>遇节假日</translation>
    </message>
    <message>
        <source>Dragging in the grid</source>
        <translation>在周格上拖动</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Or type a window</source>
        <translation>或直接键入</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>例外</translation>
    </message>
    <message>
        <source>Dragging past 24:00 belongs to the day on which it began.</source>
        <translation>拖动即画；拖过 24:00 记入起始那一天。</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fewer</source>
        <translation>
            <numerusform>减%n次</numerusform>
        </translation>
    </message>
    <message>
        <source>Paint at least one window, or choose “At all times”.</source>
        <translation>请至少画一个窗口，或选择“全时段”。</translation>
    </message>
</context>
<context>
    <name>ScheduleHost</name>
    <message>
        <source>Clashes</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>With these times nothing that is granted or closed is in the way.</source>
        <translation>按此时段，与已授予的路权和禁行区均不冲突。</translation>
    </message>
    <message>
        <source>Back to the map</source>
        <translation>回到地图</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Apply the times</source>
        <translation>应用时段</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
    <name>Sheet</name>
    <message>
        <source>What is asked for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Vehicles</source>
        <translation type="unfinished">车辆</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished">主体</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished">场景</translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show on the map</source>
        <translation type="unfinished">定位</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation type="unfinished">区域</translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished">时段</translation>
    </message>
    <message>
        <source>at most {cap} at one time</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n vehicle(s)</source>
        <translation type="unfinished">
            <numerusform>%n 辆</numerusform>
        </translation>
    </message>
    <message>
        <source>Safety drivers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Conditions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Drafted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not submitted yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>to come</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reason given: {reason}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SmallMap</name>
    <message>
        <source>sketch map, not for delimitation</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>at most {speed} km/h</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>carries people</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>carries nobody</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>fare: {fare}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>free of charge</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Page {number}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Play the week</source>
        <translation>播放一周</translation>
    </message>
    <message>
        <source>To the change before</source>
        <translation>上一变化</translation>
    </message>
    <message>
        <source>To the next change</source>
        <translation>下一变化</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
    <message numerus="yes">
        <source>%n zone(s) in force now</source>
        <translation>
            <numerusform>此刻有效 %n 个区域</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimesField</name>
    <message>
        <source>Edit times</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Take those of the zone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No times yet</source>
        <translation type="unfinished">未设时段</translation>
    </message>
    <message>
        <source>Choose a zone that has times, or edit them here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Edited here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>As drawn with the zone</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Todo</name>
    <message>
        <source>Nothing waits.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n application(s) to review</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) to decide</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) to complete</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n right(s) end within 30 days</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n right(s) suspended</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>%n right(s) expired</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>Toolbox</name>
    <message>
        <source>New zone {number}</source>
        <translation>新区域 {number}</translation>
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
    <name>TypedWindow</name>
    <message>
        <source>Monday to Friday</source>
        <translation>周一至周五</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>Saturday and Sunday</source>
        <translation>周六、周日</translation>
    </message>
    <message>
        <source>Days of the window</source>
        <translation>窗口的日子</translation>
    </message>
    <message>
        <source>Times of the window</source>
        <translation>窗口的时间</translation>
    </message>
    <message>
        <source>In steps of 15 minutes; 24:00 is the end of the day</source>
        <translation>以15分钟为一格；24:00为当日结束</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>VehiclePanel</name>
    <message>
        <source>New vehicle</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Assign plate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Assign another</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>VIN</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished">主体</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation type="unfinished">路权</translation>
    </message>
    <message>
        <source>Plates</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished">场景</translation>
    </message>
    <message>
        <source>Track</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Automation level</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Passenger seats</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Greatest mass</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Top speed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Insurance and inspection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compulsory insurance until</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Inspection until</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Liability insurance until</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>yuan</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Liability cover</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Terminals</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Direct communication (V2X)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>BeiDou</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compulsory insurance ends on {day}, before the right does on {end}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Give the VIN, or the maker's own number of a low-speed vehicle.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Change to {char}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This scenario takes {tracks}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>VehicleTable</name>
    <message>
        <source>Name</source>
        <translation type="unfinished">名称</translation>
    </message>
    <message>
        <source>USCC</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Vehicles</source>
        <translation type="unfinished">车辆</translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rights</source>
        <translation type="unfinished">路权</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished">主体</translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Licensed since</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Post</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Plate / code</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>VIN</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished">场景</translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Plate until</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>VehiclesPage</name>
    <message>
        <source>Vehicles</source>
        <translation type="unfinished">车辆</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Register vehicle</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select a row to see and correct it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo changes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Register operator</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Register safety driver</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{count} of {all} shown, {chosen} selected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{count} not saved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only a clerk registers and corrects; change person at the foot of the rail</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Register the operator first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{operators} operators, {drivers} safety drivers, {vehicles} vehicles</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{count} vehicles in all: {parts}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The vehicle is in the register</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The operator is in the register</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The safety driver is in the register</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{count} rows copied, for Excel</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>WeekChart</name>
    <message>
        <source>{count} vehicles</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>WeekGrid</name>
    <message>
        <source>Week grid</source>
        <translation>周格</translation>
    </message>
    <message>
        <source>Same day</source>
        <translation>当日</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>次日</translation>
    </message>
    <message>
        <source>from {day} {time}</source>
        <translation>接{day} {time}</translation>
    </message>
</context>
<context>
    <name>ZoneFacts</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Perimeter</source>
        <translation>周长</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>路网</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>车辆上限</translation>
    </message>
    <message numerus="yes">
        <source>%n vehicle(s)</source>
        <translation><numerusform>%n 辆</numerusform></translation>
    </message>
    <message>
        <source>Height limit</source>
        <translation>限高</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ZoneForm</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Most vehicles at one time</source>
        <translation>同时车辆上限</translation>
    </message>
    <message>
        <source>Height limit</source>
        <translation>限高</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>A zone needs a name; papers print it.</source>
        <translation>区域须有名称，文书照此打印。</translation>
    </message>
</context>
<context>
    <name>ZoneHead</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>版本 {number}</translation>
    </message>
    <message>
        <source>No times yet</source>
        <translation>未设时段</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Not at this time</source>
        <translation>此刻不在时段</translation>
    </message>
    <message numerus="yes">
        <source>%n clash(es)</source>
        <translation><numerusform>%n 处冲突</numerusform></translation>
    </message>
</context>
<context>
    <name>ZonePanel</name>
    <message>
        <source>Show on the map</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>%n clash(es)</source>
        <translation>
            <numerusform>%n 处冲突</numerusform>
        </translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Not said yet; a clash is judged as if it were day and night.</source>
        <translation>尚未设时段，冲突暂按全天判断。</translation>
    </message>
    <message>
        <source>Clashes</source>
        <translation>冲突</translation>
    </message>
    <message numerus="yes">
        <source>%n corner(s)</source>
        <translation>
            <numerusform>%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>角点</translation>
    </message>
    <message>
        <source>The shape is not valid</source>
        <translation>形状无效</translation>
    </message>
    <message>
        <source>Kept as a draft: {reason}.</source>
        <translation>已存为草稿：{reason}。</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>看位置</translation>
    </message>
    <message>
        <source>Repair offered: {before} becomes {after}.</source>
        <translation>可修复：面积由 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>Take the repair</source>
        <translation>采用修复</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>_Entry</name>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No. {count}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{days}, withdrawn on {day}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>_Hash</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>_North</name>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
</context>
<context>
    <name>_Scenarios</name>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>In force / all</source>
        <translation>此刻有效 / 全部</translation>
    </message>
</context>
<context>
    <name>_Signs</name>
    <message>
        <source>In force at the playhead</source>
        <translation>此刻有效</translation>
    </message>
    <message>
        <source>Not at this time</source>
        <translation>此刻不在时段</translation>
    </message>
    <message>
        <source>Clash</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Closure</source>
        <translation>禁行区</translation>
    </message>
</context>
<context>
    <name>_ZoneList</name>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>不在时段</translation>
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
    <message>
        <source>Larger</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save PDF</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter papers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select</source>
        <extracomment>Tools of which one is in the hand.</extracomment>
        <translation>选择</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>顶点</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>吸附</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>操作步骤</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show all zones</source>
        <translation>全部区域</translation>
    </message>
    <message>
        <source>New application</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Register</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter the register</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>control</name>
    <message>
        <source>This is no day; write it like 2026-08-31.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>map</name>
    <message>
        <source>Sketch base map, no basis for boundaries</source>
        <translation>示意底图，不作为划界依据</translation>
    </message>
    <message>
        <source>CGCS2000 longitude, latitude</source>
        <translation>CGCS2000 经纬度</translation>
    </message>
    <message>
        <source>Both at once: {times}</source>
        <translation>同时在用：{times}</translation>
    </message>
    <message>
        <source>Clash</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Overlap {area}</source>
        <translation>重叠 {area}</translation>
    </message>
    <message>
        <source>Perimeter {length}</source>
        <extracomment>Grips nearer to each other than this are thinned out, pixels. Within how many pixels a grip, an edge, a corner is meant.</extracomment>
        <translation>周长 {length}</translation>
    </message>
    <message>
        <source>Corner of {name}</source>
        <translation>吸附　{name} 角点</translation>
    </message>
    <message>
        <source>Edge of {name}</source>
        <translation>吸附　{name} 边线</translation>
    </message>
    <message>
        <source>Bend or end of {name}</source>
        <translation>吸附　{name} 折点</translation>
    </message>
    <message>
        <source>On {name}</source>
        <translation>吸附　{name}</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>day and night</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>the outline crosses itself</source>
        <translation>边界自相交</translation>
    </message>
    <message>
        <source>the outline touches itself</source>
        <translation>边界自相接</translation>
    </message>
    <message>
        <source>a hole lies outside</source>
        <translation>孔洞在区域之外</translation>
    </message>
    <message>
        <source>a hole lies in a hole</source>
        <translation>孔洞套孔洞</translation>
    </message>
    <message>
        <source>a hole cuts the area apart</source>
        <translation>孔洞把区域切断</translation>
    </message>
    <message>
        <source>a part lies in another part</source>
        <translation>一部分落在另一部分之内</translation>
    </message>
    <message>
        <source>a ring is there twice</source>
        <translation>环重复</translation>
    </message>
    <message>
        <source>too few corners</source>
        <translation>角点不足</translation>
    </message>
    <message>
        <source>a corner is there twice</source>
        <translation>角点重复</translation>
    </message>
    <message>
        <source>it has no area</source>
        <translation>没有面积</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>Draw {name}</source>
        <translation>绘制 {name}</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message>
        <source>Move {name}</source>
        <translation>移动 {name}</translation>
    </message>
    <message>
        <source>Move a corner of {name}</source>
        <translation>移动 {name} 的角点</translation>
    </message>
    <message>
        <source>Add a corner to {name}</source>
        <translation>为 {name} 增加角点</translation>
    </message>
    <message>
        <source>Remove a corner of {name}</source>
        <translation>删除 {name} 的角点</translation>
    </message>
    <message>
        <source>Change the shape of {name}</source>
        <translation>改变 {name} 的形状</translation>
    </message>
    <message>
        <source>Repair {name}</source>
        <translation>修复 {name}</translation>
    </message>
    <message>
        <source>Describe {name}</source>
        <translation>修改 {name} 的说明</translation>
    </message>
    <message>
        <source>Set the times of {name}</source>
        <translation>设置 {name} 的时段</translation>
    </message>
    <message>
        <source>no times yet: taken as always</source>
        <translation>尚未设时段，按全天</translation>
    </message>
    <message>
        <source>{minutes} minutes a week</source>
        <translation>每周 {minutes} 分钟</translation>
    </message>
    <message>
        <source>first {day}</source>
        <translation>首次 {day}</translation>
    </message>
    <message>
        <source>last {day}</source>
        <translation>末次 {day}</translation>
    </message>
    <message>
        <source>{hours} hours in all</source>
        <translation>合计 {hours} 小时</translation>
    </message>
    <message>
        <source>{few} and more</source>
        <translation>{few} 等</translation>
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
