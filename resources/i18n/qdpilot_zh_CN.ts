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
    <name>Answer</name>
    <message>
        <source>In force here, {at}</source>
        <translation>此处有效：{at}</translation>
    </message>
    <message>
        <source>Cannot be told, a calendar is missing: {names}</source>
        <translation>缺少日历，不能判断：{names}</translation>
    </message>
    <message>
        <source>No right is in force here, and nothing is closed.</source>
        <translation>此处没有有效的路权，也没有禁行区。</translation>
    </message>
    <message>
        <source>{count} of {all} vehicles may not run (suspended): {plates}</source>
        <translation>{all}辆车中{count}辆不得运行（车辆或所属主体已暂停）：{plates}</translation>
    </message>
    <message>
        <source>Closed: {name}{until}</source>
        <translation>禁行：{name}{until}</translation>
    </message>
    <message>
        <source>, until {at}</source>
        <translation>，至 {at}</translation>
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
    <message>
        <source>What was saved is safe. You can go on working. Details ({name}) could not be written to {log}.</source>
        <translation>已保存的内容不受影响，可以继续工作。详情（{name}）无法写入 {log}。</translation>
    </message>
</context>
<context>
    <name>ApplicationForm</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Choose who applies.</source>
        <translation>请选择申请主体。</translation>
    </message>
    <message>
        <source>Choose which right is changed or renewed.</source>
        <translation>请选定要变更或续期的路权。</translation>
    </message>
    <message>
        <source>Choose at least one zone; draw it on the map if it is not there.</source>
        <translation>请至少选择一个区域；没有的请先在地图上绘制。</translation>
    </message>
    <message>
        <source>Say when; the zone has no times of its own.</source>
        <translation>请填写时段；所选区域没有自带时段。</translation>
    </message>
    <message>
        <source>Choose at least one vehicle; register it first if it is not there.</source>
        <translation>请至少选择一辆车；没有的请先登记。</translation>
    </message>
    <message>
        <source>People may be carried</source>
        <translation>可以载人</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Kind of application</source>
        <translation>申请类型</translation>
    </message>
    <message>
        <source>It ends when the new one begins, and is not held against it</source>
        <translation>新路权开始时原路权终止；审查时不与原路权相冲突</translation>
    </message>
    <message>
        <source>Right that it changes</source>
        <translation>所变更的路权</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Safety drivers</source>
        <translation>安全员</translation>
    </message>
    <message>
        <source>Most vehicles at one time</source>
        <translation>同时在用车辆上限</translation>
    </message>
    <message>
        <source>Empty: as many as listed</source>
        <translation>不填：以所列车辆为限</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>限速</translation>
    </message>
    <message>
        <source>Empty: as signposted</source>
        <translation>不填：按道路标志</translation>
    </message>
    <message>
        <source>Most people in one vehicle</source>
        <translation>每车载客上限</translation>
    </message>
    <message>
        <source>Empty: as many as it has seats</source>
        <translation>不填：按核定载客</translation>
    </message>
    <message>
        <source>Most load of one vehicle</source>
        <translation>每车载质量上限</translation>
    </message>
    <message>
        <source>Empty: as much as it is rated for</source>
        <translation>不填：按核定载质量</translation>
    </message>
    <message>
        <source>Passengers</source>
        <translation>载人</translation>
    </message>
    <message>
        <source>Fare</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>Empty: free of charge</source>
        <translation>不填：不收费</translation>
    </message>
    <message>
        <source>Further conditions</source>
        <translation>其他条件</translation>
    </message>
    <message>
        <source>One per line; printed on the approval</source>
        <translation>每行一条，印在批复上</translation>
    </message>
</context>
<context>
    <name>AreaDialog</name>
    <message>
        <source>Working area</source>
        <extracomment>After the last key, the effects are looked at.</extracomment>
        <translation>工作范围</translation>
    </message>
    <message>
        <source>Name of the area</source>
        <translation>范围名称</translation>
    </message>
    <message>
        <source>West, °</source>
        <translation>西（°）</translation>
    </message>
    <message>
        <source>South, °</source>
        <translation>南（°）</translation>
    </message>
    <message>
        <source>East, °</source>
        <translation>东（°）</translation>
    </message>
    <message>
        <source>North, °</source>
        <translation>北（°）</translation>
    </message>
    <message>
        <source>For widths, the grid, and the coordinates printed on papers</source>
        <translation>用于宽度、网格和文书上的坐标</translation>
    </message>
    <message>
        <source>Plane system</source>
        <translation>平面坐标系</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Where this office grants road rights. Longitude and latitude of its edges, CGCS2000; all four empty: not limited.</source>
        <translation>本办公室管理路权的范围。四至经纬度（CGCS2000）；四项都空：不限定。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Set the working area</source>
        <translation>设定工作范围</translation>
    </message>
    <message>
        <source>Nothing that is drawn or issued changes.</source>
        <translation>已画的、已签发的都不变。</translation>
    </message>
    <message numerus="yes">
        <source>%n zone(s) lie in part or wholly outside and stay as they are; checks will say so when they are applied for: {names}</source>
        <translation>
            <numerusform>%n 个区域部分或全部在范围外，保持原样，申请时检查会指出：{names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n road(s) outside stay; imports from now on are clipped.</source>
        <translation>
            <numerusform>范围外的 %n 条道路保留；今后导入的按新范围裁剪。</numerusform>
        </translation>
    </message>
    <message>
        <source>Papers issued from now on print coordinates in the new system.</source>
        <translation>今后签发的文书按新坐标系印坐标。</translation>
    </message>
    <message>
        <source>An approver sets it; change person at the foot of the rail.</source>
        <translation>由批准人设定；在左下角换人。</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Click a place to see what may run there at the playhead.</source>
        <translation>点一处，看播放头所指的时刻那里可以运行什么。</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>{name}: {told}</source>
        <translation>{name}：{told}</translation>
    </message>
</context>
<context>
    <name>Bookmarks</name>
    <message>
        <source>Keep this view…</source>
        <translation>保存当前视图…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>Both</name>
    <message>
        <source>Row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <source>In the register</source>
        <translation>登记簿中</translation>
    </message>
    <message numerus="yes">
        <source>and %n field(s) more</source>
        <translation>
            <numerusform>另有 %n 项不同</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarDialog</name>
    <message>
        <source>New calendar</source>
        <translation>新日历</translation>
    </message>
    <message>
        <source>Take from a file…</source>
        <translation>从文件导入…</translation>
    </message>
    <message>
        <source>See what would change</source>
        <translation>查看影响</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Name, by which times refer to it</source>
        <translation>名称（时段按它引用）</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Year that it is complete for</source>
        <translation>哪一年的安排</translation>
    </message>
    <message>
        <source>Where it is from</source>
        <translation>来源（文件、通知）</translation>
    </message>
    <message>
        <source>One per line: 2026-10-01 至 2026-10-07 国庆节 休; 2026-10-10 班; 2026-11-01 07:30 至 13:30 马拉松. Or paste the State Council's notice on holidays.</source>
        <translation>每行一项：2026-10-01 至 2026-10-07 国庆节 休；2026-10-10 班；2026-11-01 07:30 至 13:30 马拉松。也可粘贴国务院办公厅放假通知的正文。</translation>
    </message>
    <message>
        <source>Days and events</source>
        <translation>日子和活动</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{count} not understood; line {row}, “{text}”: {reason}</source>
        <translation>有 {count} 行未能识别；第 {row} 行“{text}”：{reason}</translation>
    </message>
    <message numerus="yes">
        <source>%n entries understood</source>
        <translation>
            <numerusform>已识别 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Calendars (*.ics *.xlsx *.xls *.csv *.txt)</source>
        <translation>日历文件 (*.ics *.xlsx *.xls *.csv *.txt)</translation>
    </message>
    <message>
        <source>Take from a file</source>
        <translation>从文件导入</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
    <message numerus="yes">
        <source>Take the %n entries of the file instead</source>
        <translation>
            <numerusform>改用文件中的 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times of %n grant(s) change</source>
        <translation>
            <numerusform>%n 项路权的时间会改变</numerusform>
        </translation>
    </message>
    <message>
        <source>No grant's times change</source>
        <translation>所有路权的时间都不变</translation>
    </message>
    <message>
        <source>First see what would change.</source>
        <translation>请先查看影响。</translation>
    </message>
    <message>
        <source>{name}: edition {number} holds from now on</source>
        <translation>“{name}”第 {number} 版已录入</translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>All day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>还有 {count} 项</translation>
    </message>
    <message>
        <source>make-up workday</source>
        <translation>班</translation>
    </message>
</context>
<context>
    <name>CalendarsPane</name>
    <message>
        <source>Next edition…</source>
        <translation>录入新一版…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤下…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Came with the program. Its next edition, or a new calendar for the same year, replaces it.</source>
        <translation>随程序附带。录入新一版，或为同一年录入新日历后，以新录入的为准。</translation>
    </message>
    <message>
        <source>Days and events</source>
        <translation>日子和活动</translation>
    </message>
</context>
<context>
    <name>CapacityPane</name>
    <message>
        <source>{name}: the most vehicles at one time, in 13 weeks from today on</source>
        <translation>{name}：自今日起 13 周内同一时刻最多的车辆数</translation>
    </message>
    <message>
        <source>not counted, as they have neither fleet nor cap: {numbers}</source>
        <translation>没有车辆清单也没有上限，未计入：{numbers}</translation>
    </message>
</context>
<context>
    <name>CapacityWeek</name>
    <message>
        <source>Nobody is there at any time</source>
        <translation>任何时候都没有车辆</translation>
    </message>
    <message>
        <source>{count} vehicles, {when}</source>
        <translation>{count} 辆，{when}</translation>
    </message>
    <message>
        <source>{count}/{cap}, {when}</source>
        <translation>{count}/{cap}，{when}</translation>
    </message>
</context>
<context>
    <name>CaseActs</name>
    <message>
        <source>Draft saved</source>
        <translation>草稿已保存</translation>
    </message>
    <message>
        <source>Application {number} submitted; it awaits the review</source>
        <translation>申请 {number} 已提交，待审核</translation>
    </message>
    <message>
        <source>Withdraw the application</source>
        <translation>撤回申请</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Pass the review</source>
        <translation>审核通过</translation>
    </message>
    <message>
        <source>Application {number} of {operator}, “{title}”, goes on to the decision.</source>
        <translation>{operator}的申请 {number}“{title}”将报请批准。</translation>
    </message>
    <message>
        <source>Opinion of the review</source>
        <translation>审核意见</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>{operator} gives up “{title}”. This cannot be taken back.</source>
        <translation>{operator}不再申请“{title}”。撤回后不能恢复。</translation>
    </message>
    <message>
        <source>Application {number} of {operator}, “{title}”, goes back.</source>
        <translation>{operator}的申请 {number}“{title}”将退回补正。</translation>
    </message>
    <message>
        <source>What is missing or wrong</source>
        <translation>缺少或有误之处</translation>
    </message>
    <message>
        <source>Refuse the application</source>
        <translation>不予同意</translation>
    </message>
    <message>
        <source>Application {number} of {operator}, “{title}”, is refused for good.</source>
        <translation>{operator}的申请 {number}“{title}”将不予同意，且不能恢复。</translation>
    </message>
    <message>
        <source>Reason of the refusal</source>
        <translation>不予同意的理由</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不予同意</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) block the approval: why does it go on?</source>
        <translation>
            <numerusform>有 %n 项阻止批准：为何仍报批</numerusform>
        </translation>
    </message>
    <message>
        <source>Under way…</source>
        <extracomment>Whether an application is shown; None: the new one that was saved last.</extracomment>
        <translation>正在办理…</translation>
    </message>
    <message>
        <source>Application {number} withdrawn</source>
        <translation>申请 {number} 已撤回</translation>
    </message>
    <message>
        <source>Application {number} awaits the decision</source>
        <translation>申请 {number} 待批准</translation>
    </message>
    <message>
        <source>Application {number} sent back</source>
        <translation>申请 {number} 已退回</translation>
    </message>
    <message>
        <source>Application {number} refused</source>
        <translation>申请 {number} 不予同意</translation>
    </message>
    <message>
        <source>The approval is being set, checked and issued…</source>
        <translation>正在排版、核验并签发批复…</translation>
    </message>
    <message>
        <source>{number} issued</source>
        <translation>{number} 已签发</translation>
    </message>
</context>
<context>
    <name>CaseDecided</name>
    <message>
        <source>This application is decided: {state}.</source>
        <translation>申请已办结：{state}。</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>No application chosen</source>
        <translation>未选择申请</translation>
    </message>
    <message>
        <source>An application says who wants to drive where, when and with which vehicles.</source>
        <translation>申请写明谁要在哪里、什么时候、用哪些车辆上路。</translation>
    </message>
    <message>
        <source>New application</source>
        <translation>新申请</translation>
    </message>
    <message>
        <source>application {number}</source>
        <translation>申请 {number}</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>保存草稿</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Pass the review</source>
        <translation>审核通过</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Approve and issue</source>
        <translation>批准并签发</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不予同意</translation>
    </message>
    <message>
        <source>Open the paper</source>
        <translation>打开文书</translation>
    </message>
    <message>
        <source>Open in the ledger</source>
        <translation>在台账中查看</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Approval and issue</source>
        <translation>批准并签发</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
</context>
<context>
    <name>CaseWays</name>
    <message>
        <source>{names} trimmed: {area} given up</source>
        <translation>已裁去{names}的重叠部分，让出 {area}</translation>
    </message>
</context>
<context>
    <name>CaseWork</name>
    <message>
        <source>Choose an application, and its checks stand here.</source>
        <translation>选择一件申请，这里显示对它的检查。</translation>
    </message>
    <message>
        <source>Choose operator, zones and times; the checks then run by themselves.</source>
        <translation>选好主体、区域和时段后，自动检查。</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>正在检查</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) block the approval</source>
        <translation>
            <numerusform>先处理 %n 项阻止，方可同意</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>as decided on {when}</source>
        <extracomment>In which order findings of one level stand.</extracomment>
        <translation>{when} 决定时</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Rules and clashes with every granted right are being checked.</source>
        <translation>正在逐项核对规则，并与全部已批准的路权比对时空冲突。</translation>
    </message>
    <message>
        <source>checked at {time}</source>
        <translation>{time} 已查</translation>
    </message>
    <message>
        <source>Changed since you looked</source>
        <translation>您查看之后有变动</translation>
    </message>
    <message>
        <source>Nothing was issued. Look again, then decide on what is there now.</source>
        <translation>没有签发任何文书。请重新查看，再就现状决定。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
</context>
<context>
    <name>ClashCard</name>
    <message>
        <source>Overlap {area}, {times}</source>
        <translation>重叠 {area}，{times}</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>看位置</translation>
    </message>
    <message>
        <source>Go to that zone</source>
        <translation>去该区域处理</translation>
    </message>
    <message>
        <source>Edit the times by hand</source>
        <translation>手动修改时段</translation>
    </message>
</context>
<context>
    <name>ClashCount</name>
    <message numerus="yes">
        <source>%n overlap(s) to share</source>
        <translation>
            <numerusform>%n 处可共享</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clash(es)</source>
        <translation>
            <numerusform>%n 处冲突</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClockQuestion</name>
    <message>
        <source>Acts were made when this computer said a later time. Confirm only if date, time and time zone are right now: then it can be signed again, and all that was recorded stays.</source>
        <translation>先前有操作是在本机时间更晚时做的。请先核对现在的日期、时间和时区，确认无误后即可继续签署；已有记录一条不少。</translation>
    </message>
    <message>
        <source>Is the clock right now?</source>
        <translation>现在的时间对吗？</translation>
    </message>
    <message>
        <source>This computer says</source>
        <translation>本机时间</translation>
    </message>
    <message>
        <source>Latest act</source>
        <translation>最近一次操作</translation>
    </message>
    <message>
        <source>Confirm the clock</source>
        <translation>确认时钟</translation>
    </message>
    <message>
        <source>Nothing was done here for {days} days. If the clock of this computer is ahead, an act now would let nothing be signed until that day: set it right first, then cancel. Confirm it if it is right.</source>
        <translation>这里已{days}天没有操作。若本机时钟走快，此刻的操作会使以后直到那一天都不能签署：请先改正时钟，再点“取消”；时间正确的，请确认。</translation>
    </message>
    <message>
        <source>The clock is right</source>
        <translation>时间正确</translation>
    </message>
    <message>
        <source>Why the clock was ahead</source>
        <translation>先前时钟走快的原因</translation>
    </message>
    <message>
        <source>Clock confirmed; do again what was refused</source>
        <translation>时钟已确认，请重新办理刚才被拒的事项</translation>
    </message>
    <message>
        <source>Clock confirmed</source>
        <translation>时钟已确认</translation>
    </message>
</context>
<context>
    <name>ClosureBanner</name>
    <message>
        <source>Show the place</source>
        <translation>看位置</translation>
    </message>
    <message>
        <source>Lift…</source>
        <translation>解除…</translation>
    </message>
    <message>
        <source>Only an approver lifts a closure.</source>
        <translation>只有批准人可以解除。</translation>
    </message>
    <message>
        <source>Suspend the others…</source>
        <translation>一并暂停…</translation>
    </message>
    <message numerus="yes">
        <source>Emergency closure {number}, “{name}”: its time ended {end}; %n right(s) stay suspended until it is lifted</source>
        <translation>
            <numerusform>紧急关停 {number}“{name}”：期限已于 {end} 届满，%n 项路权仍暂停，须办理解除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Emergency closure {number}, “{name}”: ended {end}, not lifted; {held} suspended, %n more use(s) the place</source>
        <translation>
            <numerusform>紧急关停 {number}“{name}”：{end} 届满未解除，已暂停 {held} 项，另 %n 项仍可使用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Emergency closure {number}, “{name}”, from {start} until {end}; %n right(s) suspended</source>
        <translation>
            <numerusform>紧急关停 {number}“{name}”：{start} 至 {end}，暂停路权 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Emergency closure {number}, “{name}”, until {end}; %n right(s) suspended</source>
        <translation>
            <numerusform>紧急关停 {number}“{name}”：至 {end}，暂停路权 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosureDoor</name>
    <message numerus="yes">
        <source>Closed as {number}; %n notice(s) issued, see Papers</source>
        <translation>
            <numerusform>已关停（{number}），签发通知 %n 份，见“文书”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} lifted; %n notice(s) issued, see Papers</source>
        <translation>
            <numerusform>关停 {number} 已解除，签发通知 %n 份，见“文书”</numerusform>
        </translation>
    </message>
    <message>
        <source>; not running again, stopped otherwise or over: {numbers}</source>
        <translation>；另有原因暂停或已到期、已被替代，未恢复：{numbers}</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” is open again, and %n right(s) that this closure suspended are in force again, as far as nothing else stops them. Each operator gets a notice.</source>
        <translation>
            <numerusform>“{name}”恢复通行；因本次关停暂停的 %n 项路权，无其他暂停原因的即行恢复，每个主体得到一份通知。</numerusform>
        </translation>
    </message>
    <message>
        <source>Lift the closure {number}</source>
        <translation>解除关停 {number}</translation>
    </message>
    <message>
        <source>Closed because</source>
        <translation>关停理由</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Why it can be lifted, printed on every notice</source>
        <translation>解除理由（印在每份通知上）</translation>
    </message>
    <message numerus="yes">
        <source>The time of “{name}” is over, and nobody lifted it. %n right(s) that ran only at other hours, or were to run later, are suspended as by the closure until it is lifted. Each operator gets a notice.</source>
        <translation>
            <numerusform>“{name}”的关停期限已届满，尚未解除。在关停时段之外使用该处或以后使用的 %n 项路权随该关停暂停，至解除为止。每项各发一份通知。</numerusform>
        </translation>
    </message>
    <message>
        <source>Suspend what closure {number} does not cover</source>
        <translation>暂停关停 {number} 未涵盖的路权</translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n right(s)</source>
        <translation>
            <numerusform>暂停 %n 项路权</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put under {number}; %n notice(s) issued, see Papers</source>
        <translation>
            <numerusform>已纳入关停 {number}；发出通知 %n 份，见“文书”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosureQuestion</name>
    <message>
        <source>Emergency closure</source>
        <translation>紧急关停</translation>
    </message>
    <message>
        <source>Closed from</source>
        <translation>关停自</translation>
    </message>
    <message>
        <source>Closed until</source>
        <translation>关停至</translation>
    </message>
    <message>
        <source>Reason, printed on every notice</source>
        <translation>理由（印在每份通知上）</translation>
    </message>
    <message numerus="yes">
        <source>%n more right(s) use this place only at other times and run on. Once the time is over and it is not lifted, they can be suspended too.</source>
        <translation>
            <numerusform>另有 %n 项路权只在其他时段使用此处，照常运行；期满未解除时可一并暂停。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close, and suspend %n right(s)</source>
        <translation>
            <numerusform>关停并暂停 %n 项路权</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关停</translation>
    </message>
    <message>
        <source>The closure is being declared. If it is not meant, lift it then.</source>
        <translation>正在关停，此时不能取消；如属误操作，请在关停后办理解除。</translation>
    </message>
    <message>
        <source>An approver closes a place at once, alone. What runs there, and what is to begin there later, is suspended and each operator gets a notice. It stays so until an approver lifts the closure.</source>
        <translation>批准人可单独立即关停一处。涉及的路权，包括日后才在此处开始的，随即暂停，每个主体得到一份通知；在批准人解除之前一直有效。</translation>
    </message>
    <message>
        <source>Closed place, as printed</source>
        <translation>关停地点（印在通知上）</translation>
    </message>
    <message>
        <source>Whom it concerns</source>
        <translation>涉及的主体和路权</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>It must end after it begins.</source>
        <translation>结束须晚于开始。</translation>
    </message>
    <message>
        <source>Give the reason; it is printed on the notices.</source>
        <translation>请写明理由，将印在通知上。</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>no grant</source>
        <translation>没有路权</translation>
    </message>
</context>
<context>
    <name>ColumnChoices</name>
    <message>
        <source>Do not take</source>
        <extracomment>Kinds of fields of which one value may hold for a whole sheet.</extracomment>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>第 {number} 列</translation>
    </message>
    <message>
        <source>Not in the sheet; holds for all rows:</source>
        <translation>表中没有，所有行都用：</translation>
    </message>
</context>
<context>
    <name>ColumnsMenu</name>
    <message>
        <source>As in the beginning</source>
        <translation>恢复原来的列</translation>
    </message>
</context>
<context>
    <name>CommentsSection</name>
    <message>
        <source>Comments</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>{open} open</source>
        <translation>{open} 条待处理</translation>
    </message>
    <message>
        <source>Pin on the map</source>
        <translation>钉在地图上</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>写下意见</translation>
    </message>
    <message>
        <source>Pin a comment to a corner or an edge on the map.</source>
        <translation>在地图上把意见钉在角或边上。</translation>
    </message>
    <message>
        <source>What should be changed, and why</source>
        <translation>要改什么，为什么</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上看</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>as of version {number}</source>
        <translation>第{number}版时已定</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>at a corner</source>
        <translation>在一个角</translation>
    </message>
    <message>
        <source>at an edge</source>
        <translation>在一条边</translation>
    </message>
    <message>
        <source>on its times</source>
        <translation>关于时段</translation>
    </message>
</context>
<context>
    <name>CompareCard</name>
    <message>
        <source>Close</source>
        <extracomment>Stands for the zone as it is drawn now.</extracomment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Versions of {zone}</source>
        <translation>{zone}的版本</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>As drawn now</source>
        <translation>现在的草稿</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>增加</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>The shape that is drawn is not valid yet and cannot be compared</source>
        <translation>草稿的形状还不合法，不能比较</translation>
    </message>
    <message>
        <source>No version yet: a shape is frozen when an application with its zone is handed in</source>
        <translation>还没有版本：提交申请时，区域形状才冻结为版本</translation>
    </message>
</context>
<context>
    <name>ConditionChip</name>
    <message>
        <source>Take off: {name}</source>
        <translation>去掉条件：{name}</translation>
    </message>
</context>
<context>
    <name>Conditions</name>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Show only rows with certain values</source>
        <translation>只看取值符合的行</translation>
    </message>
    <message>
        <source>{name}: {values}</source>
        <translation>{name}：{values}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
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
    <name>ContentRows</name>
    <message>
        <source>Roads</source>
        <extracomment>So many names are told; the rest is counted.</extracomment>
        <translation>道路</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>已开放</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>未开放</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>场内</translation>
    </message>
    <message>
        <source>Junctions</source>
        <translation>路口</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Roadside coverage</source>
        <translation>车路云覆盖</translation>
    </message>
    <message>
        <source>outside the known districts</source>
        <translation>不在已知的行政区内</translation>
    </message>
    <message>
        <source>{names} (near a district line: check)</source>
        <translation>{names}（靠近区界，请核对）</translation>
    </message>
    <message>
        <source>{names} (suggested)</source>
        <translation>{names}（仅供参考）</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 条</translation>
    </message>
</context>
<context>
    <name>CornerList</name>
    <message>
        <source>Double click or F2 to type coordinates</source>
        <translation>双击或按 F2 键入坐标</translation>
    </message>
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
    <name>CorridorForm</name>
    <message>
        <source>flat</source>
        <translation>平头</translation>
    </message>
    <message>
        <source>round</source>
        <translation>圆头</translation>
    </message>
    <message>
        <source>rounded</source>
        <translation>圆角</translation>
    </message>
    <message>
        <source>mitred</source>
        <translation>尖角</translation>
    </message>
    <message>
        <source>Half-width, to either side of the route</source>
        <translation>半宽（路线两侧各）</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>端头</translation>
    </message>
    <message>
        <source>Outer side of bends</source>
        <translation>转弯处外侧</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Number, operator, kind</source>
        <translation>文号、主体、种类</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Each approval that is issued is kept here as it was printed: to look at, to print again, to save. Grant a right, and its paper appears.</source>
        <translation>每份签发的批复都按原样存放在这里，可查看、重印、另存。授予一项路权，它的文书就会出现。</translation>
    </message>
    <message>
        <source>Go to rights</source>
        <translation>前往路权</translation>
    </message>
    <message>
        <source>No papers yet</source>
        <translation>还没有文书</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>另存 PDF</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已另存为 {path}</translation>
    </message>
</context>
<context>
    <name>DraftPanel</name>
    <message>
        <source>Sketch</source>
        <translation>草图</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>角点</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴坐标</translation>
    </message>
    <message>
        <source>Finish drawing</source>
        <translation>结束绘制</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>退一角</translation>
    </message>
    <message>
        <source>Let be</source>
        <translation>放下</translation>
    </message>
    <message>
        <source>Places clicked</source>
        <translation>点选处</translation>
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
        <source>What lies in it</source>
        <translation>区域内</translation>
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
        <translation>姓名</translation>
    </message>
    <message>
        <source>Personal: masked until somebody asks; who asked is kept in the history</source>
        <translation>个人信息默认遮盖；谁查看过，历史中有记录</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Show the personal data</source>
        <translation>显示完整信息（记入历史）</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Licence and training</source>
        <translation>驾驶证和培训</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>准驾车型</translation>
    </message>
    <message>
        <source>Licensed since</source>
        <translation>初次领证</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>培训合格</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>路权</translation>
    </message>
    <message>
        <source>Hours of training</source>
        <translation>培训小时数</translation>
    </message>
    <message>
        <source>Hours of remote operation</source>
        <translation>远程操作小时数</translation>
    </message>
    <message>
        <source>Licence until</source>
        <translation>驾驶证有效期至</translation>
    </message>
    <message>
        <source>Medical certificate until</source>
        <translation>体检证明有效期至</translation>
    </message>
    <message>
        <source>Contract until</source>
        <translation>劳动合同至</translation>
    </message>
    <message>
        <source>Special equipment certificate until</source>
        <translation>特种设备作业人员证至</translation>
    </message>
    <message>
        <source>Driving record</source>
        <translation>驾驶记录</translation>
    </message>
    <message>
        <source>Periods in a row without 12 points</source>
        <translation>连续无12分的记分周期数</translation>
    </message>
    <message>
        <source>Last serious violation</source>
        <translation>最近一次严重违法</translation>
    </message>
    <message>
        <source>Looked up on</source>
        <translation>查询日期</translation>
    </message>
    <message>
        <source>Drink, drugs, or a grave accident by own fault</source>
        <translation>有酒驾、毒驾或致人重伤死亡且有责的记录</translation>
    </message>
    <message>
        <source>New safety driver</source>
        <translation>新安全员</translation>
    </message>
    <message>
        <source>Give the name as it stands on the licence.</source>
        <translation>请填写驾驶证上的姓名。</translation>
    </message>
</context>
<context>
    <name>Dues</name>
    <message>
        <source>Last day</source>
        <translation>止期</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>剩余天数</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
</context>
<context>
    <name>DuesCalendar</name>
    <message>
        <source>and {count} more</source>
        <translation>另 {count} 项</translation>
    </message>
</context>
<context>
    <name>DuesList</name>
    <message>
        <source>right</source>
        <translation>路权</translation>
    </message>
    <message>
        <source>plate</source>
        <translation>号牌</translation>
    </message>
    <message>
        <source>insurance</source>
        <translation>交强险</translation>
    </message>
    <message>
        <source>inspection</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>{name} and {count} more</source>
        <translation>{name} 等另 {count} 项</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuesWindow</name>
    <message>
        <source>What runs out</source>
        <translation>到期提醒</translation>
    </message>
    <message>
        <source>Marked days are last days. Click one to see only what ends then.</source>
        <translation>标出的日子是止期，点击只看当日到期的。</translation>
    </message>
    <message>
        <source>Save as calendar (.ics)…</source>
        <translation>另存为日历（.ics）…</translation>
    </message>
    <message>
        <source>Plates at most to their own last day</source>
        <translation>号牌至多续到各自的最晚日</translation>
    </message>
    <message>
        <source>A plate that cannot last so long is renewed to the end of its own limits.</source>
        <translation>号牌受时限、凭证和交强险限制，到不了新的止期的，续到其最晚日。</translation>
    </message>
    <message>
        <source>Tick what is renewed. A double click opens the record.</source>
        <translation>请勾选要续期的各项；双击一项可打开其登记。</translation>
    </message>
    <message numerus="yes">
        <source>Of these %n plate(s) end earlier, from {first} to {last}.</source>
        <translation>
            <numerusform>其中 %n 项号牌续到各自的最晚日（{first}至{last}）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only a clerk renews</source>
        <translation>只有经办能续期</translation>
    </message>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation>
            <numerusform>（另有 %n 项同此）</numerusform>
        </translation>
    </message>
    <message>
        <source>It is being renewed. Wait until it is told what came of it.</source>
        <translation>正在续期。请等待结果。</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Within 7 days</source>
        <translation>7 天内</translation>
    </message>
    <message>
        <source>Within 30 days</source>
        <translation>30 天内</translation>
    </message>
    <message>
        <source>Within 60 days</source>
        <translation>60 天内</translation>
    </message>
    <message>
        <source>Click another tab, or a marked day of the calendar.</source>
        <translation>请点其他标签，或日历上标出的日子。</translation>
    </message>
    <message>
        <source>Nothing ends here</source>
        <translation>这里没有到期事项</translation>
    </message>
    <message>
        <source>New last day</source>
        <translation>新的止期</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{good} can be renewed until then, {bad} cannot.</source>
        <translation>可续期至该日 {good} 项，不能续期 {bad} 项。</translation>
    </message>
    <message numerus="yes">
        <source>Renew %n</source>
        <translation>
            <numerusform>续期 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} renewed</source>
        <translation>已续期 {count} 项</translation>
    </message>
    <message>
        <source>Save as calendar</source>
        <translation>另存为日历</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已存为 {name}</translation>
    </message>
</context>
<context>
    <name>EffectsList</name>
    <message>
        <source>Appears: {times}</source>
        <translation>增加：{times}</translation>
    </message>
    <message>
        <source>Vanishes: {times}</source>
        <translation>取消：{times}</translation>
    </message>
    <message>
        <source>Afterwards its times cannot be told: a calendar is missing.</source>
        <translation>此后其时间不能判断：缺少日历。</translation>
    </message>
    <message>
        <source>So far its times could not be told.</source>
        <translation>此前其时间不能判断。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>等共另有 %n 次</numerusform>
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
    <message>
        <source>Import from a file…</source>
        <translation>从文件导入…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
</context>
<context>
    <name>EndingFields</name>
    <message>
        <source>Where and when it was published, with its number</source>
        <extracomment>Endings after which a plate may still be seen on the road, so that the public is told.</extracomment>
        <translation>刊登在何处、何日，公告编号</translation>
    </message>
    <message>
        <source>Notice of voidance</source>
        <translation>作废公告</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>情形</translation>
    </message>
    <message>
        <source>Say where it was voided; the public is to know.</source>
        <translation>请写明作废公告登在何处；须让公众知道。</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>Edit a stretch</source>
        <translation>修改路段</translation>
    </message>
    <message>
        <source>New stretch from the network</source>
        <translation>从路网新增路段</translation>
    </message>
    <message>
        <source>Number in the catalogue</source>
        <translation>目录编号</translation>
    </message>
    <message>
        <source>As it stands in the network</source>
        <translation>按路网中的路名填写</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>The road it crosses there; both empty: the whole road</source>
        <translation>填与之相交的道路；起终点都留空表示全线</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>At all times</source>
        <translation>不限时段</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放时段</translation>
    </message>
    <message>
        <source>Times as the published list says them</source>
        <translation>公布目录中的时段原文</translation>
    </message>
    <message>
        <source>None marked: all</source>
        <translation>都不勾选表示不限</translation>
    </message>
    <message>
        <source>Allowed scenarios</source>
        <translation>适用场景</translation>
    </message>
    <message>
        <source>Allowed levels</source>
        <translation>适用级别</translation>
    </message>
    <message>
        <source>Picked on the map: {length}.</source>
        <translation>地图上已选 {length}。</translation>
    </message>
    <message>
        <source>a road without a name</source>
        <translation>无名道路</translation>
    </message>
    <message>
        <source>Only a part is taken of: {names}. The rest stays in the network.</source>
        <translation>只取其中一部分：{names}；其余留在路网中。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Take into the catalogue</source>
        <translation>列入目录</translation>
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
    <message>
        <source>Or type an exception</source>
        <translation>或直接键入例外</translation>
    </message>
</context>
<context>
    <name>FaultSection</name>
    <message>
        <source>The shape is not valid</source>
        <translation>形状无效</translation>
    </message>
    <message>
        <source>Kept as a draft: {reason}.</source>
        <translation>已存为草稿：{reason}。</translation>
    </message>
    <message>
        <source>Looking for a repair…</source>
        <translation>正在求修复方案…</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>看位置</translation>
    </message>
    <message>
        <source>No repair can be offered; draw it anew.</source>
        <translation>无法修复，请重画。</translation>
    </message>
    <message>
        <source>Repair offered: {before} becomes {after}.</source>
        <translation>可修复：面积由 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>Take the repair</source>
        <translation>采用修复</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Which rule?</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Change to {value}</source>
        <translation>改为 {value}</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>Drop one file at a time.</source>
        <translation>请一次只拖入一个文件。</translation>
    </message>
    <message>
        <source>{name} is none of these: {endings}</source>
        <translation>“{name}”不是可导入的表格（{endings}）</translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>FileWindow</name>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This file cannot be drawn; save a copy to look at it.</source>
        <translation>无法在此显示这个文件，可另存副本查看。</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Show all</source>
        <extracomment>Conditions whose name is not that of the column.</extracomment>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>FindBox</name>
    <message>
        <source>Find plate, VIN, name, number</source>
        <extracomment>Where one goes for a kind.</extracomment>
        <translation>查找号牌、车架号、名称、文号</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>There is more: type on</source>
        <translation>还有更多，请继续键入</translation>
    </message>
</context>
<context>
    <name>FindPopup</name>
    <message>
        <source>Part of the name, or pinyin initials</source>
        <translation>名称一部分或拼音首字母</translation>
    </message>
    <message>
        <source>{count} of {all}</source>
        <translation>{all} 项中 {count} 项</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Show on the map</source>
        <translation>在图上看</translation>
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
        <source>An older program saved this file: it is copied first, then brought up to date.</source>
        <translation>此文件由旧版程序保存：先备份，再升级。</translation>
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
        <source>An empty office file with the map of Qingdao; its menu sets another working area.</source>
        <translation>空的办公室文件，带青岛底图；别的城市在菜单“工作范围”中设定。</translation>
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
        <translation>号牌或编码</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车架号</translation>
    </message>
    <message>
        <source>Make and model</source>
        <translation>品牌型号</translation>
    </message>
    <message>
        <source>Plate until</source>
        <translation>号牌有效至</translation>
    </message>
</context>
<context>
    <name>Gauges</name>
    <message>
        <source>If this is granted: most vehicles at one time</source>
        <translation>如批准：同时在路车辆最多</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在图上看</translation>
    </message>
    <message>
        <source>The week by the hour</source>
        <translation>按时刻看一周</translation>
    </message>
    <message>
        <source>{before} there already, {after} with this right, {limit} allowed</source>
        <translation>已有 {before} 辆，批准后 {after} 辆，上限 {limit} 辆</translation>
    </message>
</context>
<context>
    <name>GoalCard</name>
    <message>
        <source>Open roads</source>
        <extracomment>How much of the accent each part after the first keeps.</extracomment>
        <translation>开放道路</translation>
    </message>
    <message>
        <source>Roadside coverage</source>
        <translation>车路云覆盖</translation>
    </message>
    <message>
        <source>Connected vehicles</source>
        <translation>网联车辆</translation>
    </message>
    <message>
        <source>vehicles</source>
        <translation>辆</translation>
    </message>
    <message>
        <source>at the rate of 3 months: {month}</source>
        <translation>按近3个月进度，{month}达到</translation>
    </message>
    <message>
        <source>target of the plan for 2027</source>
        <translation>2027年行动计划目标</translation>
    </message>
</context>
<context>
    <name>GotoBox</name>
    <message>
        <source>Coordinate, zone, road or plate</source>
        <translation>坐标、区域、道路或号牌</translation>
    </message>
    <message>
        <source>For example 120.4408, 36.0856, or X=3996000 Y=540123, or part of a name</source>
        <translation>例如 120.4408, 36.0856，或 X=3996000 Y=540123，或名称的一部分</translation>
    </message>
    <message>
        <source>Nothing of that name; a plate needs at least three characters</source>
        <translation>没有找到；号牌至少输入三个字符</translation>
    </message>
</context>
<context>
    <name>GrantQuestion</name>
    <message>
        <source>The road right “{title}” is given to {operator}, and its approval is issued with the next number. Both stay for good.</source>
        <translation>将向{operator}授予路权“{title}”，并以下一文号签发批复。二者签发后均不能改动。</translation>
    </message>
    <message>
        <source>{prefix}〔{year}〕, next number</source>
        <translation>{prefix}〔{year}〕，取下一号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>{number}, which ends on that day</source>
        <translation>{number}，该路权自起始日终止</translation>
    </message>
    <message>
        <source>Takes the place of</source>
        <translation>替代</translation>
    </message>
    <message>
        <source>Approve and issue</source>
        <translation>批准并签发</translation>
    </message>
</context>
<context>
    <name>GrantsPage</name>
    <message>
        <source>Rights</source>
        <translation>路权</translation>
    </message>
    <message>
        <source>What you typed into the application is not saved yet.</source>
        <translation>申请中填写的内容尚未保存。</translation>
    </message>
</context>
<context>
    <name>GroundKeeper</name>
    <message>
        <source>Reading the base map</source>
        <translation>正在读取底图</translation>
    </message>
</context>
<context>
    <name>HeatWeek</name>
    <message numerus="yes">
        <source>{when}  %n vehicles</source>
        <translation>
            <numerusform>{when}  %n 辆</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>打开时的样子</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import a road network</source>
        <translation>导入路网</translation>
    </message>
    <message>
        <source>Replace the network that is there</source>
        <translation>替换已有路网（目录中的道路保留）</translation>
    </message>
    <message>
        <source>Roads outside the working area {area} are cut off.</source>
        <translation>工作范围（{area}）以外的道路裁掉。</translation>
    </message>
    <message>
        <source>OSM PBF, Shapefile, GeoPackage, GeoJSON, DXF</source>
        <translation>OSM PBF、Shapefile、GeoPackage、GeoJSON、DXF</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Road networks</source>
        <translation>路网</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Cutting to the working area</source>
        <translation>正在裁到工作范围</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
</context>
<context>
    <name>ImportFoot</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message numerus="yes">
        <source>Import the %n good row(s)</source>
        <translation>
            <numerusform>只导入合格的 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>导入 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>{rows} rows: {good} can be imported, {bad} must be put right, {same} add nothing</source>
        <translation>共 {rows} 行：可导入 {good} 行，须改正 {bad} 行，{same} 行无新内容</translation>
    </message>
    <message>
        <source>{rows} rows: {good} can be imported, {same} add nothing; all is well</source>
        <translation>共 {rows} 行：可导入 {good} 行，{same} 行无新内容；没有问题</translation>
    </message>
    <message>
        <source>; {out} left out</source>
        <translation>；不导入 {out} 行</translation>
    </message>
</context>
<context>
    <name>ImportHead</name>
    <message>
        <source>Choose a sheet…</source>
        <translation>选择表格…</translation>
    </message>
    <message>
        <source>Paste from Excel</source>
        <translation>从 Excel 粘贴</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>工作表</translation>
    </message>
</context>
<context>
    <name>ImportProblems</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>In the sheet</source>
        <translation>表中内容</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Perhaps</source>
        <translation>可能是</translation>
    </message>
</context>
<context>
    <name>ImportWindow</name>
    <message>
        <source>Import vehicles</source>
        <translation>导入车辆</translation>
    </message>
    <message>
        <source>Import operators</source>
        <translation>导入主体</translation>
    </message>
    <message>
        <source>Import safety drivers</source>
        <translation>导入安全员</translation>
    </message>
    <message>
        <source>Import insurance policies</source>
        <translation>导入保单</translation>
    </message>
    <message>
        <source>Import software versions</source>
        <translation>导入软件版本</translation>
    </message>
    <message>
        <source>Import members of consortia</source>
        <translation>导入联合体成员</translation>
    </message>
    <message>
        <source>Import contacts of operators</source>
        <translation>导入主体联系人</translation>
    </message>
    <message>
        <source>Import papers of operators</source>
        <translation>导入主体证照</translation>
    </message>
    <message>
        <source>Operators to register</source>
        <translation>待登记主体</translation>
    </message>
    <message>
        <source>Safety drivers to register</source>
        <translation>待登记安全员</translation>
    </message>
    <message>
        <source>Insurance policies</source>
        <translation>保单</translation>
    </message>
    <message>
        <source>Software versions</source>
        <translation>软件版本</translation>
    </message>
    <message>
        <source>Members of consortia</source>
        <translation>联合体成员</translation>
    </message>
    <message>
        <source>Contacts of operators</source>
        <translation>主体联系人</translation>
    </message>
    <message>
        <source>Papers of operators</source>
        <translation>主体证照</translation>
    </message>
    <message>
        <source>A workbook or a CSV as it is: title rows, two rows of headings and merged cells are understood. Nothing is written before you have seen what is wrong. An empty cell changes nothing; &lt;clear&gt; in a cell clears what is registered.</source>
        <translation>工作簿或 CSV 原样可用：标题行、两行表头、合并单元格都能识别。看过问题之前什么也不写入。空单元格不改动登记的内容；在格内写 &lt;清空&gt; 则清除该项。</translation>
    </message>
    <message>
        <source>Choose, paste or drop a sheet</source>
        <translation>选择、粘贴或拖入一张表格</translation>
    </message>
    <message>
        <source>{added} operators imported, {corrected} corrected</source>
        <translation>导入主体 {added} 个，改正 {corrected} 个</translation>
    </message>
    <message>
        <source>{added} safety drivers imported, {corrected} corrected</source>
        <translation>导入安全员 {added} 名，改正 {corrected} 名</translation>
    </message>
    <message>
        <source>{added} policies added to their vehicles, {corrected} corrected</source>
        <translation>已为车辆补上 {added} 份保单，改正 {corrected} 份</translation>
    </message>
    <message>
        <source>{added} versions added to their vehicles, {corrected} corrected</source>
        <translation>已为车辆补上 {added} 条软件版本，改正 {corrected} 条</translation>
    </message>
    <message>
        <source>{added} entries added to their operators, {corrected} corrected</source>
        <translation>已为主体登记 {added} 项，改正 {corrected} 项</translation>
    </message>
    <message>
        <source>What you corrected or decided here ({count}) has not been written.</source>
        <translation>在这里改正或决定的 {count} 处尚未写入。</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>放弃改正</translation>
    </message>
    <message>
        <source>Close without importing?</source>
        <translation>不导入就关闭？</translation>
    </message>
    <message>
        <source>The rows are being written. Cancel that first, or wait.</source>
        <translation>正在写入数据。请先取消写入，或稍候。</translation>
    </message>
    <message>
        <source>The writing is being stopped. Wait until it is told what came of it.</source>
        <translation>正在停止写入。请等待结果。</translation>
    </message>
    <message>
        <source>Take another sheet?</source>
        <translation>换一张表格？</translation>
    </message>
    <message>
        <source>Choose a sheet…</source>
        <translation>选择表格…</translation>
    </message>
    <message>
        <source>Save the sheet to fill in…</source>
        <translation>另存空白模板…</translation>
    </message>
    <message>
        <source>What each column is</source>
        <translation>各列对应的项目</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
    <message>
        <source>Sheets ({endings})</source>
        <translation>表格 ({endings})</translation>
    </message>
    <message>
        <source>Choose a sheet</source>
        <translation>选择表格</translation>
    </message>
    <message>
        <source>The clipboard holds no table.</source>
        <translation>剪贴板里没有表格。</translation>
    </message>
    <message>
        <source>pasted</source>
        <translation>粘贴的表格</translation>
    </message>
    <message>
        <source>Take another page of the workbook?</source>
        <translation>换工作簿的另一页？</translation>
    </message>
    <message>
        <source>Vehicles to register</source>
        <translation>车辆登记表</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>另存表格</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>{added} vehicles imported, {corrected} corrected, {plates} plates assigned</source>
        <translation>已导入车辆 {added} 辆，改正 {corrected} 辆，核发号牌 {plates} 副</translation>
    </message>
</context>
<context>
    <name>ItemDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>填入</translation>
    </message>
</context>
<context>
    <name>ItemsField</name>
    <message>
        <source>Correct</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>去掉</translation>
    </message>
</context>
<context>
    <name>JournalDoor</name>
    <message>
        <source>A part of the journal of drawing cannot be read. It is kept: {place}</source>
        <translation>绘图日志有一部分读不出来，已原样保留：{place}</translation>
    </message>
    <message>
        <source>All drawing is saved; nothing was left over.</source>
        <translation>绘制的内容都已保存，没有遗留。</translation>
    </message>
    <message>
        <source>{name} (taken back)</source>
        <translation>{name}（取回）</translation>
    </message>
    <message>
        <source>Save as GeoJSON</source>
        <translation>存为 GeoJSON</translation>
    </message>
    <message>
        <source>Saved: {place}</source>
        <translation>已存到：{place}</translation>
    </message>
</context>
<context>
    <name>KeyHints</name>
    <message>
        <source>ends, as a double click</source>
        <translation>或双击结束</translation>
    </message>
    <message>
        <source>takes back</source>
        <translation>退一角</translation>
    </message>
    <message>
        <source>steps of 15°</source>
        <translation>锁定 15°</translation>
    </message>
    <message>
        <source>no snapping</source>
        <translation>暂不吸附</translation>
    </message>
    <message>
        <source>lets be, Ctrl+Z brings back</source>
        <translation>放下草图，Ctrl+Z 可取回</translation>
    </message>
    <message>
        <source>point, Space places</source>
        <translation>移光标，空格放置</translation>
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
    <name>LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Tianditu, map</source>
        <translation>天地图 矢量</translation>
    </message>
    <message>
        <source>Tianditu, imagery</source>
        <translation>天地图 影像</translation>
    </message>
    <message>
        <source>Tianditu, terrain</source>
        <translation>天地图 地形</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>State of the grant</source>
        <translation>路权状态</translation>
    </message>
    <message>
        <source>Colour zones by</source>
        <translation>区域着色</translation>
    </message>
    <message>
        <source>Names and times of zones</source>
        <translation>区域名称和时段</translation>
    </message>
    <message>
        <source>Add offline tiles…</source>
        <translation>添加离线瓦片…</translation>
    </message>
    <message>
        <source>Tianditu over the network: off until you give the office's own key and choose a map.</source>
        <translation>天地图需要联网：填入本单位的密钥并选择地图后才会启用。</translation>
    </message>
    <message>
        <source>Key (tk)</source>
        <translation>密钥（tk）</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Map tiles</source>
        <translation>地图瓦片</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
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
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Ledger of rights</source>
        <translation>路权台账</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Layers and legend</source>
        <translation>图层与图例</translation>
    </message>
    <message>
        <source>Order, opacity, colours, tiles</source>
        <translation>顺序、不透明度、着色、瓦片</translation>
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
    <message>
        <source>Import a road network</source>
        <translation>导入路网</translation>
    </message>
</context>
<context>
    <name>LifeLine</name>
    <message>
        <source>History</source>
        <extracomment>Icon and tone of what was done; what is not named was typed.</extracomment>
        <translation>历史</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>看某日的情况</translation>
    </message>
    <message>
        <source>As of a day, such as 2026-08-31</source>
        <translation>看某日的情况，例如 2026-08-31</translation>
    </message>
    <message>
        <source>That day is yet to come.</source>
        <translation>这一天还没有到。</translation>
    </message>
    <message>
        <source>At the end of {day}</source>
        <translation>{day}终了时</translation>
    </message>
    <message>
        <source>now: {value}</source>
        <translation>现为 {value}</translation>
    </message>
    <message>
        <source>suspended: {reason}</source>
        <translation>已暂停：{reason}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>号牌</translation>
    </message>
    <message>
        <source>none on that day</source>
        <translation>当日没有</translation>
    </message>
    <message>
        <source>What was recorded on {day} is not kept.</source>
        <translation>{day}的记录没有保存。</translation>
    </message>
    <message>
        <source>Not in the register yet on {day}</source>
        <translation>{day}尚未登记</translation>
    </message>
    <message>
        <source>{when}, {who}</source>
        <translation>{when}，{who}</translation>
    </message>
</context>
<context>
    <name>LifeSections</name>
    <message>
        <source>Only an approver suspends and lifts</source>
        <translation>只有批准人可以暂停和解除暂停</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>暂停…</translation>
    </message>
    <message>
        <source>Lift the suspension…</source>
        <translation>解除暂停…</translation>
    </message>
    <message>
        <source>Leaves the register…</source>
        <translation>退出登记…</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>照片和文件</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Its operator is suspended since {at} ({reason}): not allowed to run.</source>
        <translation>所属主体自{at}起暂停（{reason}），期间不得运行。</translation>
    </message>
    <message>
        <source>Since {at}: {reason}.</source>
        <translation>自{at}起暂停：{reason}。</translation>
    </message>
    <message numerus="yes">
        <source>%n right(s) were suspended with it.</source>
        <translation>
            <numerusform>同时暂停了 %n 项路权。</numerusform>
        </translation>
    </message>
    <message>
        <source>No right was suspended with it.</source>
        <translation>没有路权随之暂停。</translation>
    </message>
    <message>
        <source>Since {day}: {reason}</source>
        <translation>自{day}起：{reason}</translation>
    </message>
    <message>
        <source>No photograph or paper yet (JPG, PNG or PDF, up to 20 MB)</source>
        <translation>还没有照片或文件（JPG、PNG、PDF，不超过 20 MB）</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} kB</translation>
    </message>
</context>
<context>
    <name>ListActs</name>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>What runs out…</source>
        <translation>到期…</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>选择显示哪些列</translation>
    </message>
    <message>
        <source>The selected rows, or all that are shown, for Excel</source>
        <translation>所选各行；未选则为显示的全部，可粘贴到 Excel</translation>
    </message>
    <message>
        <source>Save the list as it is filtered</source>
        <translation>保存筛选后的列表</translation>
    </message>
    <message>
        <source>{count} cells copied, for Excel</source>
        <translation>已复制 {count} 个单元格，可粘贴到 Excel</translation>
    </message>
    <message>
        <source>{count} rows copied, for Excel</source>
        <translation>已复制 {count} 行，可粘贴到 Excel</translation>
    </message>
    <message>
        <source>{count} rows are too many to copy; “Export…” writes them to a file</source>
        <translation>{count} 行太多，不便复制；请用“导出…”存为文件</translation>
    </message>
    <message>
        <source>{count} rows lie too scattered in this order to stay ticked; tick them anew</source>
        <translation>按此排序，勾选的 {count} 行过于分散，勾选已取消；请在排序后重新勾选</translation>
    </message>
    <message>
        <source>Only a clerk takes rows into the register.</source>
        <translation>只有经办可以录入登记簿。</translation>
    </message>
    <message>
        <source>Some of these rows are gone; choose them again.</source>
        <translation>其中有的行已不在登记簿中，请重新选择。</translation>
    </message>
    <message>
        <source>{count} rows saved: {path}</source>
        <translation>已保存 {count} 行：{path}</translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>Import the open-road catalogue</source>
        <translation>导入开放道路目录</translation>
    </message>
    <message>
        <source>An Excel list with the columns number, road, from, to, class, times, scenarios, levels, state; or GeoJSON lines with the same properties. Rows without coordinates are looked for in the road network by name.</source>
        <translation>Excel 列表，列名为编号、道路名称、起点、终点、等级、开放时段、适用场景、适用级别、状态；或带同样属性的 GeoJSON 线。没有坐标的行按路名在路网中查找。</translation>
    </message>
    <message>
        <source>Lists of roads</source>
        <translation>道路目录</translation>
    </message>
    <message>
        <source>Excel, CSV or GeoJSON</source>
        <translation>Excel、CSV 或 GeoJSON</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>{good} of {all} rows can be taken.</source>
        <translation>{all} 行中可列入 {good} 行。</translation>
    </message>
    <message>
        <source>The others are left out, each for the reason in its row.</source>
        <translation>其余各行不列入，原因见各行。</translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>导入 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The rows are being written. Wait until it is told what came of it.</source>
        <translation>各行正在写入，请等待结果。</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) taken into the catalogue</source>
        <translation>
            <numerusform>%n 个路段已列入目录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPrint</name>
    <message>
        <source>Print</source>
        <extracomment>Rows that go on paper: some three hundred pages.</extracomment>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Save the list as PDF</source>
        <translation>将列表另存为 PDF</translation>
    </message>
    <message>
        <source>{count} rows are too many to print; filter the list, or export it</source>
        <translation>{count} 行太多，不便打印；请先筛选，或导出</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>sorted by {column}</source>
        <translation>按“{column}”排序</translation>
    </message>
    <message>
        <source>only the selected rows</source>
        <translation>仅所选各行</translation>
    </message>
    <message>
        <source>Printed by {name}, {when}</source>
        <translation>{name} 打印于 {when}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A working list from the register, as of the moment of printing. It is no issued document and proves no right.</source>
        <translation>登记簿工作清单，以打印时为准；不是签发的文书，不能证明任何路权。</translation>
    </message>
    <message>
        <source>Working list</source>
        <translation>工作清单</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>On this page {count} rows, so far {so_far} of {all}</source>
        <translation>本页 {count} 行，累计 {so_far} 行，共 {all} 行</translation>
    </message>
    <message>
        <source>In all {all} rows</source>
        <translation>合计 {all} 行</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>{pages} pages went to the printer</source>
        <translation>已送往打印机 {pages} 页</translation>
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
    <name>ListingDoor</name>
    <message>
        <source>{road} is in the catalogue, number {number}</source>
        <translation>{road}已列入目录，编号 {number}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something is still being written. Try again when that is done.</source>
        <extracomment>What a screen of 1366 × 768 at 125 % leaves beside a task bar and a title.</extracomment>
        <translation>正在写入，请在写完后再试。</translation>
    </message>
    <message>
        <source>Something is still being written. The window closes when that is done.</source>
        <translation>正在写入，写完后窗口即关闭。</translation>
    </message>
    <message>
        <source>It was not written, so the window stays open.</source>
        <translation>没有写入，窗口保持打开。</translation>
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
    <message>
        <source>The working area is {name} now</source>
        <translation>工作范围现为{name}</translation>
    </message>
</context>
<context>
    <name>MapActs</name>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>剪贴板里没有文字。</translation>
    </message>
</context>
<context>
    <name>MapBoard</name>
    <message>
        <source>Not saved: somebody else changed this zone meanwhile</source>
        <extracomment>After the map or what floats over it came to rest, names make room for it. Room that the coordinates at the foot of the map need, pixels.</extracomment>
        <translation>未保存：他人刚改了这个区域</translation>
    </message>
    <message>
        <source>Do my change again</source>
        <translation>在现有内容上重做我的修改</translation>
    </message>
    <message>
        <source>Leave it as stored</source>
        <translation>保持现有内容</translation>
    </message>
</context>
<context>
    <name>MaybeDay</name>
    <message>
        <source>Pick a day</source>
        <translation>选择日期</translation>
    </message>
    <message>
        <source>This is no day; write it like 2026-08-31.</source>
        <translation>这不是日期，请写成 2026-08-31 这样。</translation>
    </message>
</context>
<context>
    <name>Measuring</name>
    <message>
        <source>Click places on the map; Enter ends, Backspace takes back, Esc stops</source>
        <extracomment>A press that moves less than this is a click, pixels.</extracomment>
        <translation>在地图上逐点点击；Enter 结束，Backspace 退一点，Esc 停止</translation>
    </message>
    <message>
        <source>Length {length}</source>
        <translation>总长 {length}</translation>
    </message>
    <message>
        <source>last leg {length}</source>
        <translation>末段 {length}</translation>
    </message>
    <message>
        <source>area if closed {area}</source>
        <translation>闭合面积 {area}</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <extracomment>Room for the time bar at the foot of the map, which also clears scale bar and read-out.</extracomment>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>MomentChoice</name>
    <message>
        <source>Show what was or will be in force at</source>
        <translation>看哪一时刻什么有效</translation>
    </message>
</context>
<context>
    <name>MonthReport</name>
    <message>
        <source>Figures of the month</source>
        <translation>本月数据</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>MoreImports</name>
    <message>
        <source>Import what vehicles and operators have several of</source>
        <translation>导入车辆的保单、软件版本，主体的成员、联系人、证照</translation>
    </message>
    <message>
        <source>Insurance policies…</source>
        <translation>保单…</translation>
    </message>
    <message>
        <source>Software versions…</source>
        <translation>软件版本…</translation>
    </message>
    <message>
        <source>Members of consortia…</source>
        <translation>联合体成员…</translation>
    </message>
    <message>
        <source>Contacts of operators…</source>
        <translation>主体联系人…</translation>
    </message>
    <message>
        <source>Papers of operators…</source>
        <translation>主体证照…</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Keep this view</source>
        <translation>保存当前视图</translation>
    </message>
    <message>
        <source>Everybody in this office sees it; the same name replaces the view</source>
        <translation>本办公室的人都能看到；同名则替换</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>{name} is kept</source>
        <translation>已保存书签“{name}”</translation>
    </message>
</context>
<context>
    <name>NearSection</name>
    <message>
        <source>Whether it clashes with “{name}” cannot be told: {reason}</source>
        <translation>无法判断与“{name}”是否冲突：{reason}</translation>
    </message>
    <message numerus="yes">
        <source>{some} and %n more</source>
        <translation>
            <numerusform>{some}等（另有 %n 个）</numerusform>
        </translation>
    </message>
    <message>
        <source>It only touches {names}: less than {area} m² is shared, or it is less than {width} m wide. That is no overlap.</source>
        <translation>与{names}只相接，不算重叠（共有面积不足 {area} m² 或平均宽不足 {width} m）。</translation>
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
    <name>Opening</name>
    <message>
        <source>Looking the file through…</source>
        <translation>正在检查文件…</translation>
    </message>
    <message>
        <source>Copying the file as it was…</source>
        <translation>正在备份升级前的文件…</translation>
    </message>
    <message>
        <source>Comparing the copy page by page…</source>
        <translation>正在逐页核对备份…</translation>
    </message>
    <message>
        <source>Bringing the file up to date…</source>
        <translation>正在把文件升级到新版本…</translation>
    </message>
    <message>
        <source>This file was saved by an older program and has been brought up to date. As it was before, it is kept beside it: {name}</source>
        <translation>此文件由旧版程序保存，现已升级。升级前的文件已备份在同一文件夹：{name}</translation>
    </message>
</context>
<context>
    <name>OperatorPanel</name>
    <message>
        <source>Full registered name</source>
        <extracomment>Fields that are masked until somebody asks for them.</extracomment>
        <translation>名称（全称）</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Registered address</source>
        <translation>注册地址</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员单位</translation>
    </message>
    <message>
        <source>New operator</source>
        <translation>新主体</translation>
    </message>
    <message>
        <source>{vehicles} vehicles, {drivers} safety drivers</source>
        <translation>车辆 {vehicles} 辆，安全员 {drivers} 名</translation>
    </message>
    <message>
        <source>Company and papers</source>
        <translation>企业与材料</translation>
    </message>
    <message>
        <source>Legal representative</source>
        <translation>法定代表人</translation>
    </message>
    <message>
        <source>Business scope</source>
        <translation>经营范围</translation>
    </message>
    <message>
        <source>Further contacts</source>
        <translation>其他联系人</translation>
    </message>
    <message>
        <source>Papers on file</source>
        <translation>在案材料</translation>
    </message>
    <message>
        <source>Consortium</source>
        <translation>联合体</translation>
    </message>
    <message>
        <source>Role of the lead</source>
        <translation>牵头单位角色</translation>
    </message>
    <message>
        <source>The lead's share of liability</source>
        <translation>牵头单位责任比例</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>车队</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>路权</translation>
    </message>
    <message>
        <source>Give the full name as it stands on the business licence.</source>
        <translation>请填写营业执照上的全称。</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Occurrences</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>times</source>
        <comment>after a number</comment>
        <translation>次</translation>
    </message>
    <message>
        <source>h</source>
        <comment>after a number</comment>
        <translation>小时</translation>
    </message>
    <message>
        <source>In force in all</source>
        <translation>有效时长</translation>
    </message>
    <message>
        <source>first on {day}</source>
        <translation>首次{day}</translation>
    </message>
    <message>
        <source>the last ends {moment}</source>
        <translation>末次至{moment}</translation>
    </message>
    <message>
        <source>before {was}, {more} more</source>
        <translation>原 {was}，净增 {more}</translation>
    </message>
    <message>
        <source>before {was}, no change</source>
        <translation>原 {was}，不变</translation>
    </message>
    <message>
        <source>before {was}, {more} fewer</source>
        <translation>原 {was}，净减 {more}</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) imported</source>
        <translation>
            <numerusform>导入了 %n 个路段</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>没有导入任何路段</translation>
    </message>
    <message>
        <source>{file}, read as {system}</source>
        <translation>{file}，坐标系 {system}</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读入</translation>
    </message>
    <message>
        <source>Cut at the working area</source>
        <translation>截至工作范围边界</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未导入</translation>
    </message>
</context>
<context>
    <name>OvertakenDoor</name>
    <message>
        <source>“{zone}” {field}</source>
        <translation>“{zone}” {field}</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Monthly report…</source>
        <translation>月报…</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>In force now</source>
        <translation>此刻有效</translation>
    </message>
    <message>
        <source>Open the map</source>
        <translation>打开地图</translation>
    </message>
    <message>
        <source>The next seven days</source>
        <translation>未来七天</translation>
    </message>
    <message>
        <source>No right runs in these days</source>
        <translation>这七天没有路权在用</translation>
    </message>
    <message>
        <source>The runs of every granted right stand here, a row for each.</source>
        <translation>每项已批准的路权占一行，显示其在用时段。</translation>
    </message>
    <message>
        <source>Running out soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Nothing runs out within {days} days.</source>
        <translation>{days} 天内没有到期事项。</translation>
    </message>
    <message>
        <source>Vehicles by scenario</source>
        <translation>各场景车辆</translation>
    </message>
    <message>
        <source>rights / vehicles; full colour: now</source>
        <translation>路权 / 车辆，实色为此刻</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>要办的事</translation>
    </message>
    <message>
        <source>at most {count} vehicles at one time</source>
        <translation>同时在用最多 {count} 辆</translation>
    </message>
    <message>
        <source>the first {shown} of {all} rights</source>
        <translation>只列最先在用的 {shown} 项，共 {all} 项</translation>
    </message>
    <message>
        <source>{rights} rights, {vehicles} vehicles in their times</source>
        <translation>{rights} 项路权，{vehicles} 辆在时段内</translation>
    </message>
    <message>
        <source>{count} within {days} days, {soon} within 30</source>
        <translation>{days} 天内 {count} 项，30 天内 {soon} 项</translation>
    </message>
</context>
<context>
    <name>PagedTable</name>
    <message>
        <source>Copy these cells</source>
        <extracomment>Rows that a clipboard takes; more are exported instead. Stretches of ticked rows that stay ticked in another order: Qt takes a quarter of a second for five thousand, four times that for ten.</extracomment>
        <translation>复制这些单元格</translation>
    </message>
    <message>
        <source>Copy this column of them</source>
        <translation>只复制这一列</translation>
    </message>
    <message>
        <source>Copy with headings</source>
        <translation>复制（含表头）</translation>
    </message>
    <message>
        <source>Copy without headings</source>
        <translation>复制（不含表头）</translation>
    </message>
    <message>
        <source>Paste from Excel…</source>
        <translation>从 Excel 粘贴…</translation>
    </message>
</context>
<context>
    <name>PaperFacts</name>
    <message>
        <source>Open right</source>
        <translation>打开路权</translation>
    </message>
    <message>
        <source>Genuine and whole</source>
        <translation>真实、完整</translation>
    </message>
    <message>
        <source>Not what was issued</source>
        <translation>与签发时不符</translation>
    </message>
    <message>
        <source>Paper and record match their hashes, checked {time}</source>
        <translation>文书和记录与登记的摘要一致，{time} 核验</translation>
    </message>
    <message>
        <source>The stored paper differs from its hash; do not use it. Checked {time}</source>
        <translation>所存文书与登记的摘要不符，请勿使用。{time} 核验</translation>
    </message>
    <message>
        <source>The stored record differs from its hash; do not use it. Checked {time}</source>
        <translation>所存记录与登记的摘要不符，请勿使用。{time} 核验</translation>
    </message>
    <message>
        <source>Paper and record differ from their hashes; do not use it. Checked {time}</source>
        <translation>文书和记录均与登记的摘要不符，请勿使用。{time} 核验</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>成文</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>路权</translation>
    </message>
    <message>
        <source>{kind}, {pages} pages</source>
        <translation>{kind}，共 {pages} 页</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至{day}</translation>
    </message>
    <message>
        <source>until further notice</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>What it grants</source>
        <translation>授予内容</translation>
    </message>
    <message>
        <source>The right that it is about</source>
        <translation>所涉路权</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Hashes (SHA-256)</source>
        <translation>摘要（SHA-256）</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Audit head</source>
        <translation>审计链</translation>
    </message>
</context>
<context>
    <name>PaperList</name>
    <message>
        <source>Issued papers</source>
        <extracomment>Offset from the top, height, by line.</extracomment>
        <translation>已签发文书</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>Parties</name>
    <message>
        <source>Looking who runs there…</source>
        <translation>正在查找涉及的路权…</translation>
    </message>
    <message>
        <source>No right wants this place in that time; new ones will be stopped by it.</source>
        <translation>该时段内没有路权涉及此处；之后的申请会因此被阻止。</translation>
    </message>
    <message>
        <source>no phone on record</source>
        <translation>未登记电话</translation>
    </message>
    <message numerus="yes">
        <source>%n vehicle(s)</source>
        <translation>
            <numerusform>%n 辆</numerusform>
        </translation>
    </message>
    <message>
        <source>suspended already</source>
        <translation>已因其他原因暂停</translation>
    </message>
    <message>
        <source>first there {moment}</source>
        <translation>首次 {moment}</translation>
    </message>
</context>
<context>
    <name>PasteBlock</name>
    <message>
        <source>The clipboard holds no table.</source>
        <extracomment>Columns with the name of a field of the sheet that are more than a field: they are assigned.</extracomment>
        <translation>剪贴板里没有表格。</translation>
    </message>
    <message>
        <source>At most {most} rows are pasted onto a list; import more from a file.</source>
        <translation>最多粘贴 {most} 行到列表上；更多的请用文件导入。</translation>
    </message>
    <message>
        <source>{count} columns are on the clipboard, {room} stand here.</source>
        <translation>剪贴板有 {count} 列，此处只有 {room} 列。</translation>
    </message>
    <message>
        <source>{count} rows are on the clipboard, {room} apart are chosen.</source>
        <translation>剪贴板上有 {count} 行，选中的是分开的 {room} 行；请选同样多的行，或只选第一行。</translation>
    </message>
    <message>
        <source>{count} rows are on the clipboard, from here on the list has {room}.</source>
        <translation>剪贴板有 {count} 行，此处以下列表只有 {room} 行。</translation>
    </message>
    <message>
        <source>“{name}” cannot be pasted over; it follows from something else.</source>
        <translation>“{name}”由其他登记得出，不能粘贴改写。</translation>
    </message>
</context>
<context>
    <name>Picks</name>
    <message>
        <source>Take them out</source>
        <translation>一并去掉</translation>
    </message>
    <message>
        <source>{count} of {total} chosen</source>
        <translation>已选 {count}，共 {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n more named, which cannot be chosen here any more</source>
        <translation>
            <numerusform>另有 %n 项已列入，但这里已不能选</numerusform>
        </translation>
    </message>
    <message>
        <source>The list could not be read; choose the operator again</source>
        <translation>名单未能读取，请重新选择运营主体</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Plate or code</source>
        <translation>号牌或编码</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车架号</translation>
    </message>
    <message>
        <source>Make and model</source>
        <translation>品牌型号</translation>
    </message>
    <message>
        <source>Plate until</source>
        <translation>号牌有效至</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Licence class</source>
        <translation>准驾车型</translation>
    </message>
    <message>
        <source>It has none; register it on the page Vehicles</source>
        <translation>该主体没有登记；请先在“车辆”页登记</translation>
    </message>
    <message>
        <source>Choose the operator first</source>
        <translation>请先选择主体</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Save the map as a picture</source>
        <translation>将地图存为图片</translation>
    </message>
    <message>
        <source>{paper}, across</source>
        <translation>{paper} 横向</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Zones, roads and base map are drawn as vectors (PNG: 300 dpi), with a legend of what is on it and, if the map shows them, the names of districts and places; system, day and “sketch base map” stand under it. Tiles are not part of it.</source>
        <translation>区域、道路和底图以矢量绘制（PNG 为 300 dpi），附图例；地图上显示行政区与地名时，一并标注。图下注明坐标系、日期和“示意底图”；不含瓦片图层。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>CGCS2000 longitude, latitude (EPSG:4490)</source>
        <translation>CGCS2000 经纬度（EPSG:4490）</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>正在绘制…</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>{width} × {height} of ground round the middle of the view</source>
        <translation>以视图中心为中心，覆盖地面 {width} × {height}</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Click for its own size</source>
        <translation>点击按原大小显示</translation>
    </message>
    <message>
        <source>Click to see the whole</source>
        <translation>点击看全图</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>To the east, m</source>
        <translation>向东 m</translation>
    </message>
    <message>
        <source>To the north, m</source>
        <translation>向北 m</translation>
    </message>
    <message>
        <source>Turn clockwise, °</source>
        <translation>顺时针旋转 °</translation>
    </message>
    <message>
        <source>Scale, %</source>
        <translation>缩放 %</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
</context>
<context>
    <name>PlateActs</name>
    <message>
        <source>{number} is assigned</source>
        <extracomment>The dialog that asked for a plate, as long as it is there.</extracomment>
        <translation>{number} 已核发</translation>
    </message>
    <message>
        <source>{number} is taken back from {day} on. This cannot be undone.</source>
        <translation>{number} 自{day}起收回，不能撤销。</translation>
    </message>
    <message>
        <source>Withdraw {number}</source>
        <translation>收回 {number}</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>核发期间</translation>
    </message>
    <message>
        <source>Withdraw plate</source>
        <translation>收回号牌</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>PlateDialog</name>
    <message>
        <source>Assign a plate or code</source>
        <extracomment>What a vehicle of a track gets in the beginning.</extracomment>
        <translation>核发号牌或编码</translation>
    </message>
    <message>
        <source>{vin}, {operator}</source>
        <translation>{vin}，{operator}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>The confirmed declaration, or the number of the approval, it hangs on</source>
        <translation>经确认的自我声明编号，或批复文号</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>凭证编号</translation>
    </message>
    <message>
        <source>Certificate from</source>
        <translation>凭证期限自</translation>
    </message>
    <message>
        <source>Certificate until</source>
        <translation>凭证期限至</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>核发机关</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>核发日</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>核发</translation>
    </message>
    <message>
        <source>Give the number as it stands on the plate.</source>
        <translation>请填写号牌上的号码。</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>止期早于起期。</translation>
    </message>
    <message>
        <source>Leave it empty: the next number of this office is given, such as {number}</source>
        <translation>留空即由本办公室按序编号，例如 {number}</translation>
    </message>
</context>
<context>
    <name>PlateHistory</name>
    <message>
        <source>No plate or code yet</source>
        <translation>还没有号牌或编码</translation>
    </message>
    <message>
        <source>Save the vehicle first</source>
        <translation>请先保存车辆</translation>
    </message>
</context>
<context>
    <name>PlateState</name>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>ends within 30 days</source>
        <translation>30 日内到期</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>no plate yet</source>
        <translation>待核发</translation>
    </message>
    <message>
        <source>run out</source>
        <translation>期满</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已收回</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>left the register</source>
        <translation>已退出登记</translation>
    </message>
    <message>
        <source>on the register</source>
        <translation>在册</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>{pages} pages went to the printer</source>
        <translation>已送往打印机 {pages} 页</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Should be</source>
        <extracomment>Problems that a choice between two records settles, not a better value: act and its words.</extracomment>
        <translation>应为</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>改正</translation>
    </message>
    <message>
        <source>Row {row} counts</source>
        <translation>以第 {row} 行为准</translation>
    </message>
    <message>
        <source>Keep the register</source>
        <translation>保留登记</translation>
    </message>
    <message>
        <source>Correct by the sheet</source>
        <translation>按表改正</translation>
    </message>
    <message>
        <source>Leave this row out</source>
        <translation>不导入此行</translation>
    </message>
    <message>
        <source>Nothing to put right.</source>
        <translation>没有需要改正的。</translation>
    </message>
    <message>
        <source>Row {row}, {field}: {reason}</source>
        <translation>第 {row} 行，{field}：{reason}</translation>
    </message>
    <message numerus="yes">
        <source>also the %n other(s) of this kind</source>
        <translation>
            <numerusform>同类的另 %n 处也照此办理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Something is still being written here. The other office is shown when that is done.</source>
        <translation>这里还有内容正在写入，写完后显示另一个办公室。</translation>
    </message>
    <message>
        <source>It was not written, so this office stays open.</source>
        <translation>没有写入，仍停留在这个办公室。</translation>
    </message>
    <message>
        <source>This office stays open.</source>
        <translation>这个办公室保持打开。</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <extracomment>Words of Qt's own file dialog that Qt's Chinese lacks.</extracomment>
        <translation>位置(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Rights</source>
        <translation>路权</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新申请</translation>
    </message>
    <message>
        <source>New application</source>
        <translation>新申请</translation>
    </message>
    <message>
        <source>None decided yet</source>
        <translation>尚无办结的申请</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>待我处理</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Nothing awaits you</source>
        <translation>没有待办</translation>
    </message>
    <message>
        <source>What you can act on stands here.</source>
        <translation>轮到您办理的申请显示在这里。</translation>
    </message>
    <message>
        <source>No open application</source>
        <translation>没有在办的申请</translation>
    </message>
    <message>
        <source>Applications stand here until they are decided.</source>
        <translation>申请在办结之前显示在这里。</translation>
    </message>
    <message>
        <source>Granted, refused and withdrawn applications stand here.</source>
        <translation>已批准、不予同意和撤回的申请显示在这里。</translation>
    </message>
    <message>
        <source>No right granted yet</source>
        <translation>尚无路权</translation>
    </message>
    <message>
        <source>A right stands here from its approval on, in force or not.</source>
        <translation>路权自批准之日起列入台账。</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Applications</source>
        <translation>申请</translation>
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
        <translation>适合页高</translation>
    </message>
    <message>
        <source>Page width</source>
        <translation>适合页宽</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>ReasonBar</name>
    <message>
        <source>Reason given: {reason}</source>
        <translation>理由：{reason}</translation>
    </message>
</context>
<context>
    <name>RecordActs</name>
    <message>
        <source>{count} of {all} rights in force that name it will be suspended.</source>
        <translation>涉及有效路权 {all} 项，其中 {count} 项将同时暂停。</translation>
    </message>
    <message>
        <source>No right in force names it: none is suspended with it.</source>
        <translation>没有有效的路权用到它，不会有路权随之暂停。</translation>
    </message>
    <message>
        <source>Its vehicles and safety drivers may not run in the rights of others either, of which the holders get a notice; if such a right is to stop as a whole, suspend it in the ledger.</source>
        <translation>它的车辆和安全员在其他主体（联合体）的路权中也不得运行，并向持有该路权的主体发出通知；需要整项停止的，请在台账中暂停该路权。</translation>
    </message>
    <message>
        <source>Suspend {name}</source>
        <translation>暂停{name}</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>{scenario} of {lead}</source>
        <translation>{lead}的{scenario}</translation>
    </message>
    <message>
        <source>{scenario}: will be suspended</source>
        <translation>{scenario}：将一并暂停</translation>
    </message>
    <message>
        <source>{scenario}: goes on; vehicles left {vehicles}, drivers {drivers}</source>
        <translation>{scenario}：继续有效，余车辆 {vehicles} 辆、安全员 {drivers} 名</translation>
    </message>
    <message>
        <source>{count} rights that it alone holds down will be in force again.</source>
        <translation>仅因此暂停的路权 {count} 项将恢复有效。</translation>
    </message>
    <message>
        <source>Lift the suspension of {name}</source>
        <translation>解除对{name}的暂停</translation>
    </message>
    <message>
        <source>in force again</source>
        <translation>恢复有效</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>It leaves the register on {day}; a vehicle's plates are taken back with it.</source>
        <translation>自{day}起退出登记；车辆的号牌同时收回。</translation>
    </message>
    <message>
        <source>{name} leaves the register</source>
        <translation>{name}退出登记</translation>
    </message>
    <message>
        <source>Let it leave</source>
        <translation>退出登记</translation>
    </message>
    <message>
        <source>Photographs and PDF (*.jpg *.jpeg *.png *.pdf)</source>
        <translation>照片和 PDF (*.jpg *.jpeg *.png *.pdf)</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>{name} was added</source>
        <translation>已添加{name}</translation>
    </message>
    <message>
        <source>Set {name} aside</source>
        <translation>停用{name}</translation>
    </message>
    <message>
        <source>It counts no longer; it stays in the office file.</source>
        <translation>今后不再作为依据，但仍保存在办公室文件中。</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>No right yet</source>
        <translation>尚无路权</translation>
    </message>
    <message>
        <source>What can be done with it</source>
        <translation>可办理的事项</translation>
    </message>
    <message>
        <source>Look at its history</source>
        <translation>看历史</translation>
    </message>
    <message>
        <source>{count} to correct</source>
        <translation>{count} 处待改</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Not lost</source>
        <translation>未丢失</translation>
    </message>
    <message>
        <source>Finish the sketch that is on the map first; this one waits here.</source>
        <translation>请先完成地图上的草图；这一条会留着。</translation>
    </message>
    <message>
        <source>Drawing that was not saved</source>
        <translation>有未保存的绘制</translation>
    </message>
    <message>
        <source>The program ended before this was saved. All of it is kept until you decide.</source>
        <translation>上次程序结束时，以下内容尚未保存。在您决定之前，全部保留。</translation>
    </message>
    <message>
        <source>A part of the journal cannot be read. It is kept here: {place}</source>
        <translation>绘图日志有一部分读不出来，已原样保留：{place}</translation>
    </message>
    <message>
        <source>Offered again at the next start, or with Ctrl+Shift+R.</source>
        <translation>下次启动时再次提示，也可按 Ctrl+Shift+R 打开。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>What was drawn cannot be brought back afterwards.</source>
        <translation>放弃后，所绘内容无法再找回。</translation>
    </message>
    <message>
        <source>Discard this drawing?</source>
        <translation>放弃这项绘制？</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>RecoveryRow</name>
    <message numerus="yes">
        <source>%n corner(s)</source>
        <translation>
            <numerusform>%n 个角点</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>取回</translation>
    </message>
    <message>
        <source>Save as GeoJSON…</source>
        <translation>存为 GeoJSON…</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
</context>
<context>
    <name>RegisterFrame</name>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Safety drivers</source>
        <translation>安全员</translation>
    </message>
    <message>
        <source>Vehicles stand here with their plates and codes, who runs them and what rights they have. Each belongs to an operator.</source>
        <translation>这里是车辆及其号牌、编码、所属主体和路权。每辆车属于一个主体。</translation>
    </message>
    <message>
        <source>Operators are the enterprises that apply. Register the first with its unified social credit code; then its vehicles and safety drivers.</source>
        <translation>主体是提出申请的企业。先用统一社会信用代码登记第一个主体，再登记它的车辆和安全员。</translation>
    </message>
    <message>
        <source>Safety drivers sit in the car or supervise from afar. Each is employed by an operator.</source>
        <translation>安全员随车或远程值守，每人受雇于一个主体。</translation>
    </message>
    <message>
        <source>Import a sheet…</source>
        <translation>从表格导入…</translation>
    </message>
    <message>
        <source>No vehicles yet</source>
        <translation>还没有车辆</translation>
    </message>
    <message>
        <source>Begin with the register</source>
        <translation>开始登记</translation>
    </message>
    <message>
        <source>No operators yet</source>
        <translation>还没有主体</translation>
    </message>
    <message>
        <source>Register the first operator</source>
        <translation>登记第一个主体</translation>
    </message>
    <message>
        <source>No safety drivers yet</source>
        <translation>还没有安全员</translation>
    </message>
    <message>
        <source>No row holds all that is typed and chosen above. Any part of a plate, VIN, name or model will do; fewer words show more.</source>
        <translation>没有一行同时符合上面键入和选定的条件。号牌、车架号、名称、型号的任何一段都可以键入；条件少些，显示的就多些。</translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>没有符合条件的行</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>RegisterItems</name>
    <message>
        <source>Insurance policy</source>
        <translation>保单</translation>
    </message>
    <message>
        <source>Add a policy</source>
        <translation>添加保单</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>保险公司</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>保额</translation>
    </message>
    <message>
        <source>Software version</source>
        <translation>软件版本</translation>
    </message>
    <message>
        <source>Add a version</source>
        <translation>添加版本</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本号</translation>
    </message>
    <message>
        <source>Runs since</source>
        <translation>启用日</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>添加联系人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Member of the consortium</source>
        <translation>联合体成员</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>添加成员</translation>
    </message>
    <message>
        <source>Full registered name</source>
        <translation>注册全称</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Role in the consortium</source>
        <translation>在联合体中的角色</translation>
    </message>
    <message>
        <source>Share of liability</source>
        <translation>责任比例</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>自我声明</translation>
    </message>
    <message>
        <source>Has signed the declaration</source>
        <translation>已签署声明</translation>
    </message>
    <message>
        <source>Paper on file</source>
        <translation>在案材料</translation>
    </message>
    <message>
        <source>Add a paper</source>
        <translation>添加材料</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>发证机关</translation>
    </message>
    <message>
        <source>yuan</source>
        <translation>元</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>止期早于起期。</translation>
    </message>
    <message>
        <source>At least three digits.</source>
        <translation>电话至少三位数字。</translation>
    </message>
    <message>
        <source>Write it as name@example.cn.</source>
        <translation>邮箱应如 name@example.cn。</translation>
    </message>
    <message>
        <source>Give the name.</source>
        <translation>请填写姓名或名称。</translation>
    </message>
    <message>
        <source>Give the version as the maker calls it.</source>
        <translation>请按厂家的叫法填写版本号。</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签署</translation>
    </message>
    <message>
        <source>not signed yet</source>
        <translation>尚未签署</translation>
    </message>
</context>
<context>
    <name>RemedyDoor</name>
    <message>
        <source>“{zone}”: {remedy}. It can be undone.</source>
        <translation>已对“{zone}”采用：{remedy}。可以撤销。</translation>
    </message>
</context>
<context>
    <name>RemedyList</name>
    <message>
        <source>Working out what can be done…</source>
        <translation>正在计算可行的处理办法…</translation>
    </message>
    <message>
        <source>Nothing has to be done: who grants it writes why it may be shared.</source>
        <translation>可以不处理：批准时写明共享的理由。</translation>
    </message>
    <message>
        <source>Nothing small settles this here: redraw the zone, or change its times.</source>
        <translation>没有简单的处理办法：请改画区域或另定时段。</translation>
    </message>
    <message>
        <source>This zone has precedence: settle it at “{name}”.</source>
        <translation>本区域优先：请在“{name}”上处理。</translation>
    </message>
</context>
<context>
    <name>RemedyRow</name>
    <message>
        <source>Take this remedy</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Hatched: what is given up</source>
        <translation>斜线：让出的时间</translation>
    </message>
</context>
<context>
    <name>ReplacedChoice</name>
    <message>
        <source>{right} (has run out; late renewal)</source>
        <translation>{right}（已期满，可逾期续期）</translation>
    </message>
    <message>
        <source>{right} (cannot be changed)</source>
        <translation>{right}（不能变更）</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Monthly report</source>
        <translation>月报</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Report {number} of this month, counted {when} by {name}.</source>
        <translation>本月第{number}份月报，{name}于{when}统计。</translation>
    </message>
    <message>
        <source>Counted {when}. To print or to save keeps these figures as report {number} of the month; kept figures never change, and the trend is drawn through them.</source>
        <translation>统计截至{when}。打印或保存时，这些数据留存为该月第{number}份月报；留存后不再更改，走势线按留存的月报绘制。</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>{pages} pages went to the printer</source>
        <translation>已送打印机 {pages} 页</translation>
    </message>
    <message>
        <source>Monthly report {month}</source>
        <translation>工作月报 {month}</translation>
    </message>
</context>
<context>
    <name>RightPanel</name>
    <message>
        <source>Choose a right in the ledger.</source>
        <translation>在台账中选择一项路权。</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>路权</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Took the place of</source>
        <translation>替代了</translation>
    </message>
    <message>
        <source>{number}, from {day} on</source>
        <translation>{number}，自{day}起</translation>
    </message>
    <message>
        <source>Gives way to</source>
        <translation>由其替代</translation>
    </message>
    <message>
        <source>{day} (when {number} was to take its place)</source>
        <translation>自{day}起（原由{number}替代）</translation>
    </message>
    <message>
        <source>Not in force from</source>
        <translation>不再有效</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>at most {cap} at one time</source>
        <translation>同时不超过 {cap} 辆</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在图上看</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>打开文书</translation>
    </message>
    <message>
        <source>This right has no paper.</source>
        <translation>此路权没有文书。</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>End</source>
        <translation>终止</translation>
    </message>
    <message numerus="yes">
        <source>Take back %n plate(s)</source>
        <translation>
            <numerusform>收回号牌（%n张）</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back the plates</source>
        <translation>收回号牌</translation>
    </message>
    <message>
        <source>The plates and codes that hang on {number} are taken back today.</source>
        <translation>以{number}为凭证的号牌、编码于今日收回。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message numerus="yes">
        <source>%n plate(s) taken back</source>
        <translation>
            <numerusform>已收回%n张号牌</numerusform>
        </translation>
    </message>
    <message>
        <source>Stays suspended for another reason</source>
        <translation>因其他原因仍为暂停</translation>
    </message>
    <message>
        <source>Plates that hang on it</source>
        <translation>以其为凭证的号牌</translation>
    </message>
    <message>
        <source>Not allowed to run, for the vehicle or whose it is is suspended: {plates}. Lift that on the page Vehicles, or let the right be changed to other vehicles.</source>
        <translation>不得运行（车辆或所属主体已暂停）：{plates}。请在“车辆”页解除暂停，或办理变更，换用其他车辆。</translation>
    </message>
    <message>
        <source>before the last act ({last}); the notice bears its day</source>
        <translation>早于最近一次操作（{last}），通知将按本机日期落款</translation>
    </message>
    <message>
        <source>The clock of this computer is</source>
        <translation>本机时钟</translation>
    </message>
    <message>
        <source>stays ended: {others}</source>
        <translation>已终止，不再恢复：{others}</translation>
    </message>
    <message>
        <source>stays cut ({day}): {others}</source>
        <translation>不恢复，仍至{day}止：{others}</translation>
    </message>
    <message>
        <source>goes on, still until {day}</source>
        <translation>继续有效，仍至{day}</translation>
    </message>
    <message>
        <source>{name} has left the register</source>
        <translation>{name}已退出登记</translation>
    </message>
    <message>
        <source>in its days stands {other}</source>
        <translation>其期间内已有{other}</translation>
    </message>
    <message>
        <source>goes on as granted, until {day}</source>
        <translation>按原批复继续有效，至{day}</translation>
    </message>
    <message>
        <source>goes on as granted, without end</source>
        <translation>按原批复继续有效，无截止日期</translation>
    </message>
    <message>
        <source>{told}; suspended for now</source>
        <translation>{told}；现为暂停</translation>
    </message>
    <message>
        <source>So is what takes its place</source>
        <translation>接替它的路权一并</translation>
    </message>
    <message>
        <source>Suspend the right</source>
        <translation>暂停路权</translation>
    </message>
    <message>
        <source>{operator} may not use the right {number} until it is resumed. A notice is issued.</source>
        <translation>恢复之前，{operator}不得使用路权{number}。将发出通知。</translation>
    </message>
    <message>
        <source>{operator} may use the right {number} again. A notice is issued.</source>
        <translation>{operator}可以重新使用路权{number}。将发出通知。</translation>
    </message>
    <message>
        <source>The right {number} of {operator} ends for good. A notice is issued.</source>
        <translation>{operator}的路权{number}就此终止，不能恢复。将发出通知。</translation>
    </message>
    <message>
        <source>Resume the right</source>
        <translation>恢复路权</translation>
    </message>
    <message>
        <source>End the right</source>
        <translation>终止路权</translation>
    </message>
    <message>
        <source>{number} is now: {state}</source>
        <translation>{number} 现为：{state}</translation>
    </message>
    <message>
        <source>Right issued</source>
        <translation>签发路权</translation>
    </message>
</context>
<context>
    <name>RoadDoor</name>
    <message>
        <source>Reading roads</source>
        <translation>正在读取路网</translation>
    </message>
    <message>
        <source>Preparing roads</source>
        <translation>正在准备路网</translation>
    </message>
</context>
<context>
    <name>RoadForm</name>
    <message>
        <source>the corridor along the roads</source>
        <translation>沿这些道路的走廊</translation>
    </message>
    <message>
        <source>the area that they enclose</source>
        <translation>这些道路围成的地块</translation>
    </message>
    <message>
        <source>The zone is</source>
        <translation>区域为</translation>
    </message>
</context>
<context>
    <name>RoadList</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>RoadPanel</name>
    <message>
        <source>Select a stretch to see who runs there and what became of it</source>
        <translation>选择一个路段，查看谁在其上运行以及它的变更历史</translation>
    </message>
    <message>
        <source>Live grants on it</source>
        <translation>其上的有效路权</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>变更历史</translation>
    </message>
    <message>
        <source>No live grant runs there</source>
        <translation>没有有效路权在此运行</translation>
    </message>
    <message>
        <source>Its state has not been changed here</source>
        <translation>在本程序中没有变更过状态</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>等级</translation>
    </message>
    <message numerus="yes">
        <source>{length}, in %n piece(s)</source>
        <translation>
            <numerusform>{length}，共 %n 段</numerusform>
        </translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放时段</translation>
    </message>
    <message>
        <source>at all times</source>
        <translation>不限时段</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>目录原文</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>适用场景</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>适用级别</translation>
    </message>
    <message>
        <source>What the catalogue says</source>
        <translation>目录内容</translation>
    </message>
    <message>
        <source>The times were kept as text only: checks of times pass over this road. Set them under Edit.</source>
        <translation>时段只有原文，时段检查会略过这条路；请在“修改”中设置。</translation>
    </message>
    <message>
        <source>Ran there: {numbers}</source>
        <translation>当时在其上运行：{numbers}</translation>
    </message>
</context>
<context>
    <name>RoadRow</name>
    <message>
        <source>No road network</source>
        <translation>未导入路网</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
</context>
<context>
    <name>RoadTable</name>
    <message>
        <source>Open-road catalogue</source>
        <translation>开放道路目录</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>起讫</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放时段</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>适用场景</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>适用级别</translation>
    </message>
    <message>
        <source>at all times</source>
        <translation>不限时段</translation>
    </message>
    <message>
        <source>all</source>
        <translation>不限</translation>
    </message>
</context>
<context>
    <name>RoadsPage</name>
    <message>
        <source>Open-road catalogue</source>
        <translation>开放道路目录</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>导入目录…</translation>
    </message>
    <message>
        <source>New stretch by name…</source>
        <translation>按名称新增…</translation>
    </message>
    <message>
        <source>Pick on the map…</source>
        <translation>在地图上点选…</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Here stands which roads are open for tests: from where to where, when, for which scenarios and levels. Import the published list, or take single roads from the road network.</source>
        <translation>这里列出开放测试的道路：起讫、时段、适用场景和级别。可导入已公布的目录，或从路网中逐条列入。</translation>
    </message>
    <message>
        <source>No open roads yet</source>
        <translation>还没有开放道路</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es), {length}</source>
        <translation>
            <numerusform>%n 个路段，{length}</numerusform>
        </translation>
    </message>
    <message>
        <source>Only a clerk keeps the catalogue; change person at the foot of the rail</source>
        <translation>只有经办可以维护目录；请在左下角换人</translation>
    </message>
    <message>
        <source>Only an approver opens, pauses or closes a road; change person at the foot of the rail</source>
        <translation>只有批准人可以开放、暂停或关闭路段；请在左下角换人</translation>
    </message>
    <message>
        <source>{road} is in the catalogue</source>
        <translation>{road}已列入目录</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Event: {names}</source>
        <translation>活动：{names}</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Every few weeks</source>
        <translation>每几周一次</translation>
    </message>
    <message>
        <source>Weekday of month</source>
        <translation>每月第几个</translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation>每月几日</translation>
    </message>
    <message>
        <source>Around an event</source>
        <translation>活动前后</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>周</translation>
    </message>
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
        <source>First</source>
        <translation>第一个</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二个</translation>
    </message>
    <message>
        <source>Third</source>
        <translation>第三个</translation>
    </message>
    <message>
        <source>Fourth</source>
        <translation>第四个</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最后一个</translation>
    </message>
    <message>
        <source>1, 15, -1 (the last)</source>
        <translation>1、15、-1（最后一日）</translation>
    </message>
    <message>
        <source>6-8, 12; empty: every month</source>
        <translation>6-8、12；不填为各月</translation>
    </message>
    <message>
        <source>Event, such as Beer Festival</source>
        <translation>活动名称，如 啤酒节</translation>
    </message>
    <message>
        <source>min before</source>
        <translation>分钟前</translation>
    </message>
    <message>
        <source>min after</source>
        <translation>分钟后</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Kind of rule</source>
        <translation>规则种类</translation>
    </message>
    <message>
        <source>Every how many weeks</source>
        <translation>每隔几周一次</translation>
    </message>
    <message>
        <source>Days of the window</source>
        <translation>时段的日期</translation>
    </message>
    <message>
        <source>Which of the month</source>
        <translation>当月第几个</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>星期几</translation>
    </message>
    <message>
        <source>Only in these months</source>
        <translation>仅限这些月份</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Minutes before it begins</source>
        <translation>开始前分钟数</translation>
    </message>
    <message>
        <source>Minutes after it ends</source>
        <translation>结束后分钟数</translation>
    </message>
    <message>
        <source>Times of the window</source>
        <translation>时段的起止</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Write the days of the month as 1, 15, -1 (the last).</source>
        <translation>日期请写作 1、15、-1（最后一日）。</translation>
    </message>
    <message>
        <source>Write the months as 6-8, 12.</source>
        <translation>月份请写作 6-8、12。</translation>
    </message>
    <message>
        <source>Write the times as 22:00-6:00; several with a comma between them.</source>
        <translation>时间请写作 22:00-6:00，多段以逗号隔开。</translation>
    </message>
    <message>
        <source>the districts clicked</source>
        <translation>点选的区（市）</translation>
    </message>
    <message>
        <source>the whole working area</source>
        <translation>整个工作范围</translation>
    </message>
    <message>
        <source>the open roads within it</source>
        <translation>范围内的开放道路</translation>
    </message>
    <message>
        <source>Cut closures off</source>
        <translation>扣除禁行区</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>取</translation>
    </message>
    <message>
        <source>To either side of a road</source>
        <translation>道路两侧各</translation>
    </message>
    <message>
        <source>Grow by (less: shrink)</source>
        <translation>外扩（负数内缩）</translation>
    </message>
    <message>
        <source>and so far around them</source>
        <translation>禁行区再外扩</translation>
    </message>
</context>
<context>
    <name>RuleSection</name>
    <message>
        <source>Made by a rule</source>
        <translation>按规则生成</translation>
    </message>
    <message>
        <source>Draw it anew by the rule</source>
        <translation>按规则更新草稿</translation>
    </message>
    <message>
        <source>Changed by hand since; the rule still gives what it gave.</source>
        <translation>之后手工改过；规则的结果没有变。</translation>
    </message>
    <message>
        <source>The rule of this area gives another result: {before} becomes {after}.</source>
        <translation>区域规则的结果已变：{before} 变为 {after}。</translation>
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
    <name>SavedMap</name>
    <message>
        <source>1:{scale} in the middle</source>
        <translation>比例尺 1:{scale}（图中心）</translation>
    </message>
    <message>
        <source>Sketch base map, no basis for boundaries</source>
        <translation>示意底图，不作为划界依据</translation>
    </message>
</context>
<context>
    <name>ScenarioRows</name>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Now / granted</source>
        <translation>有效 / 全部</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
</context>
<context>
    <name>ScheduleEditor</name>
    <message>
        <source>Before the changes</source>
        <translation>修改之前的时段</translation>
    </message>
    <message>
        <source>Or type the times</source>
        <translation>或直接键入时段</translation>
    </message>
    <message>
        <source>Paint at least one window, or choose “At all times”.</source>
        <translation>请至少画一个时段，或选择“全时段”。</translation>
    </message>
</context>
<context>
    <name>ScheduleHost</name>
    <message>
        <source>Clashes</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Clashes cannot be told. {why}</source>
        <translation>无法判断是否冲突。{why}</translation>
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
    <message>
        <source>These times are not applied to the zone yet.</source>
        <translation>这些时段尚未应用到区域。</translation>
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
    <message>
        <source>How near to a corner, an edge or a road the pointer snaps to it</source>
        <translation>指针离角、边、道路多近时吸附</translation>
    </message>
    <message>
        <source>Snapping on the map</source>
        <translation>地图吸附距离</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>What is asked for</source>
        <translation>申请内容</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>办理情况</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>ends when this one begins</source>
        <translation>本路权开始时终止</translation>
    </message>
    <message>
        <source>Takes the place of</source>
        <translation>替代</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在图上看</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>at most {cap} at one time</source>
        <translation>同时不超过 {cap} 辆</translation>
    </message>
    <message numerus="yes">
        <source>%n vehicle(s)</source>
        <translation>
            <numerusform>%n 辆</numerusform>
        </translation>
    </message>
    <message>
        <source>Safety drivers</source>
        <translation>安全员</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Drafted</source>
        <translation>起草</translation>
    </message>
    <message>
        <source>not submitted yet</source>
        <translation>尚未提交</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>批准</translation>
    </message>
</context>
<context>
    <name>ShiftPicture</name>
    <message>
        <source>Taken for the wrong system, everything lies off: here GCJ-02 by {gcj}, BD-09 by {bd}. Who gave you the file knows which it is.</source>
        <extracomment>青岛湾: west, south, east, north.</extracomment>
        <translation>坐标系认错，全部位置都会偏：在本工作范围，GCJ-02 偏 {gcj}，BD-09 偏 {bd}。请向数据提供方核实。</translation>
    </message>
    <message>
        <source>Qingdao Bay. Dashed: where its shore would lie if {system} were taken for degrees of the Earth.</source>
        <translation>青岛湾。虚线：把 {system} 当作经纬度时岸线的位置。</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>撤回修改</translation>
    </message>
    <message>
        <source>Select a row to see and correct it.</source>
        <translation>选中一行即可查看和更正。</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Compare times</source>
        <translation>比较时段</translation>
    </message>
    <message>
        <source>As shown in the editor</source>
        <translation>编辑器中的时段</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>与之比较</translation>
    </message>
    <message>
        <source>The typed times</source>
        <translation>键入的时段</translation>
    </message>
    <message>
        <source>Or compare with times that you type</source>
        <translation>或与键入的时段比较</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>They share no time.</source>
        <translation>两者没有共同时间。</translation>
    </message>
    <message>
        <source>They share {hours} h {rest} min, first {first}, last until {last}.</source>
        <translation>两者共有 {hours} 小时 {rest} 分钟，首次 {first}，末次至 {last}。</translation>
    </message>
</context>
<context>
    <name>Signs</name>
    <message>
        <source>In force at the playhead</source>
        <extracomment>Pilot areas explain themselves by their scenario; the others are in this order.</extracomment>
        <translation>此刻有效</translation>
    </message>
    <message>
        <source>Not at this time</source>
        <extracomment>Of the frame: nothing is written nearer to it, in 96ths of an inch as all here.</extracomment>
        <translation>此刻不在时段</translation>
    </message>
    <message>
        <source>Clash</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Shareable overlap</source>
        <translation>可共享的重叠</translation>
    </message>
</context>
<context>
    <name>SmallMap</name>
    <message>
        <source>sketch map, not for delimitation</source>
        <translation>示意底图，不作为划界依据</translation>
    </message>
</context>
<context>
    <name>SnapButton</name>
    <message>
        <source>Step of the grid</source>
        <extracomment>Steps of the grid, metres.</extracomment>
        <translation>网格间距</translation>
    </message>
</context>
<context>
    <name>StaleNote</name>
    <message>
        <source>Somebody else changed this record</source>
        <translation>这条记录已被他人修改</translation>
    </message>
    <message>
        <source>Take over, keep what I typed</source>
        <translation>接受他人的修改，保留我填的</translation>
    </message>
    <message>
        <source>Drop what I typed</source>
        <translation>放弃我填的</translation>
    </message>
    <message>
        <source>Nothing that you see here differs.</source>
        <translation>您在这里看到的内容没有不同。</translation>
    </message>
    <message>
        <source>{field}: yours {yours}, now stored {theirs}</source>
        <translation>{field}：您看到的是 {yours}，现存 {theirs}</translation>
    </message>
    <message>
        <source>{field}: you changed it to {yours}, stored is {theirs}</source>
        <translation>{field}：您改为 {yours}，现存 {theirs}</translation>
    </message>
    <message>
        <source>{field}: you typed {yours}, somebody else {theirs}</source>
        <translation>{field}：您填的是 {yours}，他人改为 {theirs}</translation>
    </message>
</context>
<context>
    <name>StopsSection</name>
    <message>
        <source>Stop points</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>放置</translation>
    </message>
    <message>
        <source>Name of stop {number}</source>
        <translation>第{number}站名称</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上看</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>This stop lies outside the zone.</source>
        <translation>此站点在区域之外。</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>at most {speed} km/h</source>
        <translation>限速 {speed} km/h</translation>
    </message>
    <message>
        <source>carries people</source>
        <translation>可载人</translation>
    </message>
    <message>
        <source>carries nobody</source>
        <translation>不载人</translation>
    </message>
    <message>
        <source>at most {count} people in one vehicle</source>
        <translation>每车载客不超过 {count} 人</translation>
    </message>
    <message>
        <source>at most {load} kg in one vehicle</source>
        <translation>每车载质量不超过 {load} kg</translation>
    </message>
    <message>
        <source>fare: {fare}</source>
        <translation>收费：{fare}</translation>
    </message>
    <message>
        <source>free of charge</source>
        <translation>不收费</translation>
    </message>
</context>
<context>
    <name>TermsPanel</name>
    <message>
        <source>Until further notice</source>
        <translation>至另行通知</translation>
    </message>
    <message>
        <source>At all times</source>
        <translation>全时段</translation>
    </message>
    <message>
        <source>As painted</source>
        <translation>按所画时段</translation>
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
        <source>No window yet: drag across the grid</source>
        <translation>还没有时段：在网格上拖动即画</translation>
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
        <translation>生效</translation>
    </message>
    <message>
        <source>On holidays</source>
        <translation>遇节假日</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>已有时段</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>例外</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fewer</source>
        <translation>
            <numerusform>减 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThinForm</name>
    <message>
        <source>The outline may move by at most</source>
        <translation>边界最多移动</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Page {number}</source>
        <translation>第 {number} 页</translation>
    </message>
</context>
<context>
    <name>TickedView</name>
    <message>
        <source>Tick all rows</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Tick all rows, or none</source>
        <translation>全选，或全不选</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>To a day and a time…</source>
        <extracomment>So late at most the playhead follows the clock.</extracomment>
        <translation>到某日某时…</translation>
    </message>
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
    <message>
        <source>{day}: {live} in force</source>
        <translation>{day} 有效区域 {live}</translation>
    </message>
</context>
<context>
    <name>TimesBar</name>
    <message>
        <source>By zone</source>
        <translation>按区域</translation>
    </message>
    <message>
        <source>By operator</source>
        <translation>按主体</translation>
    </message>
    <message>
        <source>By vehicle</source>
        <translation>按车辆</translation>
    </message>
    <message>
        <source>Grouped</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>往前</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>往后</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>多年</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>时</translation>
    </message>
</context>
<context>
    <name>TimesField</name>
    <message>
        <source>Edit times</source>
        <translation>编辑时段</translation>
    </message>
    <message>
        <source>Take those of the zone</source>
        <translation>恢复为区域时段</translation>
    </message>
    <message>
        <source>No times yet</source>
        <translation>尚无时段</translation>
    </message>
    <message>
        <source>Choose a zone that has times, or edit them here</source>
        <translation>请选择有时段的区域，或在此编辑</translation>
    </message>
    <message>
        <source>Edited here</source>
        <translation>在本申请中改过</translation>
    </message>
    <message>
        <source>As drawn with the zone</source>
        <translation>取自区域</translation>
    </message>
</context>
<context>
    <name>TimesPage</name>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>New calendar…</source>
        <translation>新日历…</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation>日历</translation>
    </message>
</context>
<context>
    <name>TimesSection</name>
    <message>
        <source>Times</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Not said yet; a clash is judged as if it were day and night.</source>
        <translation>尚未设时段，冲突暂按全天判断。</translation>
    </message>
</context>
<context>
    <name>TimesSide</name>
    <message>
        <source>Nothing is selected</source>
        <translation>未选中</translation>
    </message>
    <message>
        <source>Click a bar to see whose it is; it is selected on the map as well.</source>
        <translation>点一下色条，看是哪一项路权；地图上同时选中。</translation>
    </message>
    <message>
        <source>Drag the timeline to move it; Ctrl and the wheel show less or more of it.</source>
        <translation>拖动时间线可前后移动；按住 Ctrl 转滚轮可放大缩小。</translation>
    </message>
    <message>
        <source>Click the number of a day to see its week, with every bar in full.</source>
        <translation>点日期数字，按周看当日的每一段。</translation>
    </message>
    <message>
        <source>The arrows above go a week back or on.</source>
        <translation>点上方箭头，前后翻一周。</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>此刻</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>In {years} the times cannot be told: a calendar is missing.</source>
        <translation>{years} 年的时间不能判断：缺少日历。</translation>
    </message>
    <message>
        <source>It clashes with another right where the bars are hatched.</source>
        <translation>斜线处与另一项路权冲突。</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上看</translation>
    </message>
    <message>
        <source>Show the right</source>
        <translation>打开路权</translation>
    </message>
    <message>
        <source>within its times</source>
        <translation>在时段内</translation>
    </message>
    <message>
        <source>not within its times; next {moment}</source>
        <translation>不在时段内，下一次 {moment}</translation>
    </message>
</context>
<context>
    <name>Todo</name>
    <message>
        <source>Nothing waits.</source>
        <translation>没有待办。</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) to review</source>
        <translation>
            <numerusform>%n 件申请待审核</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) to decide</source>
        <translation>
            <numerusform>%n 件申请待批准</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) to complete</source>
        <translation>
            <numerusform>%n 件申请待补正</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n 件草稿未提交</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n right(s) end within 30 days</source>
        <translation>
            <numerusform>%n 项路权 30 天内到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n right(s) suspended</source>
        <translation>
            <numerusform>%n 项路权暂停中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n right(s) expired</source>
        <translation>
            <numerusform>%n 项路权已期满</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n emergency closure(s) to lift: the time is over</source>
        <translation>
            <numerusform>%n 项紧急关停期限届满，尚未解除</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toolbox</name>
    <message>
        <source>New zone {number}</source>
        <translation>新区域 {number}</translation>
    </message>
    <message>
        <source>Stop {number}</source>
        <extracomment>Tools that draw a new zone, and all that have a sketch of corners. Tools that work on whole zones and have a panel of their own. Tools that draw a corridor, or may. Drawing tools that measure in the plane of the office.</extracomment>
        <translation>站点{number}</translation>
    </message>
    <message>
        <source>Stretch for the open-road catalogue</source>
        <translation>拟列入目录的路段</translation>
    </message>
    <message>
        <source>Area enclosed by roads</source>
        <translation>道路围成的区域</translation>
    </message>
    <message>
        <source>round ends</source>
        <translation>圆头</translation>
    </message>
    <message>
        <source>flat ends</source>
        <translation>平头</translation>
    </message>
    <message>
        <source>Corridor, {half_width} m to either side of the route, {ends}</source>
        <translation>走廊，路线两侧各 {half_width} m，{ends}</translation>
    </message>
    <message>
        <source>, mitred bends</source>
        <translation>，转弯处外侧尖角</translation>
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
    <name>Totals</name>
    <message>
        <source>Arranging the list…</source>
        <translation>正在排列……</translation>
    </message>
    <message>
        <source>{count} of {all} shown, {chosen} selected</source>
        <translation>显示 {all} 项中 {count} 项，已选 {chosen} 项</translation>
    </message>
    <message>
        <source>{count} vehicles in all: {parts}</source>
        <translation>合计 {count} 辆，其中{parts}</translation>
    </message>
    <message>
        <source>{operators} operators, {drivers} safety drivers, {vehicles} vehicles</source>
        <translation>合计主体 {operators} 个，安全员 {drivers} 名，车辆 {vehicles} 辆</translation>
    </message>
</context>
<context>
    <name>Turning</name>
    <message>
        <source>Open…</source>
        <extracomment>So many grants are named in the question; the rest is counted.</extracomment>
        <translation>开放…</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>暂停…</translation>
    </message>
    <message>
        <source>Close road…</source>
        <translation>关闭…</translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation>移出目录…</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>{road} will be open again.</source>
        <translation>{road}将重新开放。</translation>
    </message>
    <message>
        <source>{road} will be paused.</source>
        <translation>{road}将暂停开放。</translation>
    </message>
    <message>
        <source>{road} will be closed.</source>
        <translation>{road}将关闭。</translation>
    </message>
    <message>
        <source>{road} will leave the catalogue.</source>
        <translation>{road}将移出目录。</translation>
    </message>
    <message>
        <source>No live grant runs there.</source>
        <translation>没有有效路权在此运行。</translation>
    </message>
    <message numerus="yes">
        <source>%n live grant(s) run there and will show a finding until they are changed:</source>
        <translation>
            <numerusform>有 %n 项有效路权在此运行，变更之前检查都会指出：</numerusform>
        </translation>
    </message>
    <message>
        <source>{road} is open</source>
        <translation>{road}已开放</translation>
    </message>
    <message>
        <source>{road} is paused</source>
        <translation>{road}已暂停</translation>
    </message>
    <message>
        <source>{road} is closed</source>
        <translation>{road}已关闭</translation>
    </message>
    <message>
        <source>{road} left the catalogue</source>
        <translation>{road}已移出目录</translation>
    </message>
</context>
<context>
    <name>TwoWeeks</name>
    <message>
        <source>As shown in the editor</source>
        <extracomment>Minutes from Monday 00:00, half-open.</extracomment>
        <translation>编辑器中的时段</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>与之比较</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者都有</translation>
    </message>
</context>
<context>
    <name>TypedPanel</name>
    <message>
        <source>Type the next corner</source>
        <translation>键入下一角</translation>
    </message>
    <message>
        <source>longitude, latitude, or X, Y</source>
        <translation>经度, 纬度，或 X, Y</translation>
    </message>
    <message>
        <source>Degrees, DMS or metres of {system}; several lines may be pasted</source>
        <translation>度、度分秒、{system} 米制皆可；可粘贴多行</translation>
    </message>
    <message>
        <source>the local plane</source>
        <translation>本地平面</translation>
    </message>
    <message>
        <source>Length m</source>
        <translation>长度 m</translation>
    </message>
    <message>
        <source>Bearing °</source>
        <translation>方位 °</translation>
    </message>
    <message>
        <source>or a place</source>
        <translation>或坐标</translation>
    </message>
</context>
<context>
    <name>TypedSentence</name>
    <message>
        <source>Times as a sentence</source>
        <translation>一句话写出的时段</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Begin with the times as they are now</source>
        <translation>从现在的时段改起</translation>
    </message>
    <message>
        <source>From the mark on: {why}. Write it like this: {form}</source>
        <translation>标记处起{why}。可以这样写：{form}</translation>
    </message>
</context>
<context>
    <name>ValuesPopup</name>
    <message>
        <source>Part of the name, or pinyin initials</source>
        <translation>名称一部分或拼音首字母</translation>
    </message>
</context>
<context>
    <name>VehicleForm</name>
    <message>
        <source>VIN</source>
        <translation>车架号</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>Announcement number</source>
        <translation>公告号</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>车辆类别</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>动力型式</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>生产日期</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Size, mass, seats</source>
        <translation>尺寸、质量、座位</translation>
    </message>
    <message>
        <source>Passenger seats</source>
        <translation>核定载客</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>车长</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>车宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>车高</translation>
    </message>
    <message>
        <source>Curb mass</source>
        <translation>整备质量</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>核定载质量</translation>
    </message>
    <message>
        <source>Greatest mass</source>
        <translation>最大设计总质量</translation>
    </message>
    <message>
        <source>Insurance and inspection</source>
        <translation>保险与检验</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>保单</translation>
    </message>
    <message>
        <source>Compulsory insurance until</source>
        <translation>交强险至</translation>
    </message>
    <message>
        <source>Inspection until</source>
        <translation>安检合格至</translation>
    </message>
    <message>
        <source>Liability insurance until</source>
        <translation>责任保险至</translation>
    </message>
    <message>
        <source>yuan</source>
        <translation>元</translation>
    </message>
    <message>
        <source>Liability cover</source>
        <translation>责任保险额</translation>
    </message>
    <message>
        <source>Inspection certificate</source>
        <translation>安检合格证明号</translation>
    </message>
    <message>
        <source>Inspected on</source>
        <translation>检验日期</translation>
    </message>
    <message>
        <source>Driving and terminals</source>
        <translation>自动驾驶与终端</translation>
    </message>
    <message>
        <source>Automation level</source>
        <translation>自动化等级</translation>
    </message>
    <message>
        <source>Top speed</source>
        <translation>最高设计时速</translation>
    </message>
    <message>
        <source>Recorder keeps before an event</source>
        <translation>事件前记录时长</translation>
    </message>
    <message>
        <source>Driving software</source>
        <translation>系统软件版本</translation>
    </message>
    <message>
        <source>One a line, with count: lidar × 4</source>
        <translation>每行一种，写明数量，如：激光雷达×4</translation>
    </message>
    <message>
        <source>Sensors</source>
        <translation>感知系统</translation>
    </message>
    <message>
        <source>Direct communication (V2X)</source>
        <translation>直连通信（V2X）</translation>
    </message>
    <message>
        <source>Number of the V2X terminal</source>
        <translation>直连通信终端号</translation>
    </message>
    <message>
        <source>BeiDou</source>
        <translation>北斗</translation>
    </message>
    <message>
        <source>Number of the BeiDou terminal</source>
        <translation>北斗终端号</translation>
    </message>
    <message>
        <source>Give the VIN, or the maker's own number of a low-speed vehicle.</source>
        <translation>请填写车架号；低速无人车填写厂家的唯一性编码。</translation>
    </message>
    <message>
        <source>Change to {char}</source>
        <translation>改为 {char}</translation>
    </message>
    <message>
        <source>This scenario takes {tracks}</source>
        <translation>本场景适用：{tracks}</translation>
    </message>
    <message>
        <source>Size class: unknown until length or seats are given</source>
        <translation>规格：填写车长或座位数后判定</translation>
    </message>
    <message>
        <source>Size class: {size}; a driver needs {classes} or higher</source>
        <translation>规格：{size}；安全员应持 {classes} 或更高准驾车型</translation>
    </message>
    <message>
        <source>Size class: {size}; no driving licence class is asked for</source>
        <translation>规格：{size}；不要求机动车准驾车型</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Read from the VIN: model year {year}, maker {maker} ({wmi})</source>
        <translation>由车架号读出：{year} 年款，制造厂 {maker}（{wmi}）</translation>
    </message>
</context>
<context>
    <name>VehiclePanel</name>
    <message>
        <source>New vehicle</source>
        <translation>新车辆</translation>
    </message>
    <message>
        <source>Assign plate</source>
        <translation>核发</translation>
    </message>
    <message>
        <source>Assign another</source>
        <translation>换发</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>路权</translation>
    </message>
    <message>
        <source>Plates</source>
        <translation>号牌经历</translation>
    </message>
    <message>
        <source>Compulsory insurance ends on {day}, before the right does on {end}</source>
        <translation>交强险至{day}，早于路权（至{end}）</translation>
    </message>
</context>
<context>
    <name>VehicleTable</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>USCC</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation>安全员</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>路权</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>准驾车型</translation>
    </message>
    <message>
        <source>Licensed since</source>
        <translation>初次领证</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>培训合格</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Plate / code</source>
        <translation>号牌 / 编码</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车架号</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Plate until</source>
        <translation>号牌止期</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Automation level</source>
        <translation>自动化等级</translation>
    </message>
    <message>
        <source>Passenger seats</source>
        <translation>核定载客</translation>
    </message>
    <message>
        <source>Compulsory until</source>
        <translation>交强险至</translation>
    </message>
    <message>
        <source>Liability until</source>
        <translation>责任险至</translation>
    </message>
    <message>
        <source>Liability, yuan</source>
        <translation>责任险额（元）</translation>
    </message>
    <message>
        <source>Inspected until</source>
        <translation>检验至</translation>
    </message>
</context>
<context>
    <name>VehiclesPage</name>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Register vehicle</source>
        <translation>登记车辆</translation>
    </message>
    <message>
        <source>Register operator</source>
        <translation>登记主体</translation>
    </message>
    <message>
        <source>Register safety driver</source>
        <translation>登记安全员</translation>
    </message>
    <message>
        <source>{count} not saved</source>
        <translation>{count} 处未保存</translation>
    </message>
    <message>
        <source>Only a clerk registers and corrects; change person at the foot of the rail</source>
        <translation>只有经办可以登记和更正；可在左栏底部更换人员</translation>
    </message>
    <message>
        <source>Register the operator first</source>
        <translation>请先登记主体</translation>
    </message>
    <message>
        <source>List of vehicles</source>
        <translation>车辆清单</translation>
    </message>
    <message>
        <source>List of operators</source>
        <translation>主体清单</translation>
    </message>
    <message>
        <source>List of safety drivers</source>
        <translation>安全员清单</translation>
    </message>
    <message>
        <source>The vehicle is in the register</source>
        <translation>车辆已登记</translation>
    </message>
    <message>
        <source>The operator is in the register</source>
        <translation>主体已登记</translation>
    </message>
    <message>
        <source>The safety driver is in the register</source>
        <translation>安全员已登记</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Forget a view</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>No view kept yet</source>
        <translation>还没有保存的视图</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>显示全部行</translation>
    </message>
    <message>
        <source>Keep this view…</source>
        <translation>保存当前视图…</translation>
    </message>
    <message>
        <source>Filter, sorting, columns and their widths are kept under a name, for you alone.</source>
        <translation>筛选、排序、各列及其宽度以一个名称保存，只供您本人使用。</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>保存当前视图</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>The view “{name}” is kept</source>
        <translation>视图“{name}”已保存</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>Do this on the map; zones are drawn there.</source>
        <extracomment>What can be changed in the form of an application; what needs a new zone is drawn on the map.</extracomment>
        <translation>请到地图上办理：要改的是区域的图形。</translation>
    </message>
    <message>
        <source>Only a draft or a returned application is changed.</source>
        <translation>只能修改草稿或退回的申请。</translation>
    </message>
</context>
<context>
    <name>WeekChart</name>
    <message>
        <source>{count} vehicles</source>
        <translation>{count} 辆</translation>
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
    <name>WeekPanel</name>
    <message>
        <source>Paint</source>
        <translation>画</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦</translation>
    </message>
    <message>
        <source>Dragging in the grid</source>
        <translation>在网格上拖动</translation>
    </message>
    <message>
        <source>Undo  Ctrl+Z</source>
        <translation>撤销  Ctrl+Z</translation>
    </message>
    <message>
        <source>Redo  Ctrl+Shift+Z</source>
        <translation>重做  Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>Compare with other times</source>
        <translation>与其他时段比较</translation>
    </message>
    <message>
        <source>Drag to paint; past 24:00 belongs to the day on which it began.</source>
        <translation>拖动即画；拖过 24:00 记入起始那一天。</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Add a window by typing</source>
        <translation>键入时段</translation>
    </message>
</context>
<context>
    <name>Withdrawal</name>
    <message numerus="yes">
        <source>Without “{name}” the times of %n grant(s) change.</source>
        <translation>
            <numerusform>撤下“{name}”，%n 项路权的时间会改变。</numerusform>
        </translation>
    </message>
    <message>
        <source>No grant's times hang on “{name}”.</source>
        <translation>没有路权按“{name}”定时间。</translation>
    </message>
    <message>
        <source>Withdraw the calendar “{name}”</source>
        <translation>撤下日历“{name}”</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤下</translation>
    </message>
    <message>
        <source>“{name}” holds no longer</source>
        <translation>“{name}”已撤下</translation>
    </message>
</context>
<context>
    <name>WorkPanel</name>
    <message>
        <source>Let be</source>
        <translation>放下</translation>
    </message>
</context>
<context>
    <name>WritingDialog</name>
    <message>
        <source>It is being saved. Wait until it is told what came of it.</source>
        <translation>正在保存，请等待结果。</translation>
    </message>
</context>
<context>
    <name>YearCalendar</name>
    <message>
        <source>Calendar of exceptions</source>
        <translation>例外日年历</translation>
    </message>
    <message>
        <source>Make-up workday</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>例外</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有时段</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>放假</translation>
    </message>
</context>
<context>
    <name>YearPanel</name>
    <message>
        <source>The year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>The year after</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>Click or drag over days to take them out, once more to put them back.</source>
        <translation>点按或拖过日子即列为例外，再点一次恢复。</translation>
    </message>
    <message>
        <source>Exceptions in {year}</source>
        <translation>{year}年 例外日</translation>
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
        <source>At most</source>
        <translation>车辆上限</translation>
    </message>
    <message numerus="yes">
        <source>%n vehicle(s)</source>
        <translation>
            <numerusform>%n 辆</numerusform>
        </translation>
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
        <source>Not granted</source>
        <translation>未批准</translation>
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
</context>
<context>
    <name>ZoneImport</name>
    <message>
        <source>Import zones</source>
        <translation>导入区域</translation>
    </message>
    <message>
        <source>Each zone of the file is checked first; an invalid outline becomes a draft with its fault marked. Nothing is written before you have seen what becomes of each row.</source>
        <translation>先逐一检查文件中的区域；外形有误的存为草稿并标出错处。看清每一行的结果之前，不写入任何内容。</translation>
    </message>
    <message>
        <source>GeoJSON, Shapefile, GeoPackage, KML, DXF</source>
        <translation>GeoJSON、Shapefile、GeoPackage、KML、DXF</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Accept the repairs that are offered</source>
        <translation>接受所提的修复</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>换一个文件</translation>
    </message>
    <message>
        <source>Look at the file</source>
        <translation>检查文件</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message numerus="yes">
        <source>Import %n zone(s)</source>
        <translation>
            <numerusform>导入 %n 个区域</numerusform>
        </translation>
    </message>
    <message>
        <source>The zones are being written. Wait until it is told what came of it.</source>
        <translation>区域正在写入，请等待结果。</translation>
    </message>
    <message numerus="yes">
        <source>%n zone(s) imported</source>
        <translation>
            <numerusform>已导入 %n 个区域</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZonePanel</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
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
        <source>What lies in it</source>
        <translation>区域内</translation>
    </message>
    <message>
        <source>Locate</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>Close at once…</source>
        <translation>紧急关停…</translation>
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
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>Why it is granted in spite of %n warning(s)</source>
        <translation>
            <numerusform>有 %n 项提醒，为何仍予批准</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vehicle(s)</source>
        <translation>
            <numerusform>%n 辆</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Entry</name>
    <message>
        <source>Withdraw</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Notice of voidance: {notice}</source>
        <translation>作废公告：{notice}</translation>
    </message>
    <message>
        <source>No. {count}</source>
        <translation>第 {count} 次核发</translation>
    </message>
    <message>
        <source>{days}, withdrawn on {day}</source>
        <translation>{days}，{day}收回</translation>
    </message>
    <message>
        <source>{days}, {what} on {day}</source>
        <translation>{days}，{day}{what}</translation>
    </message>
</context>
<context>
    <name>_Hash</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
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
    <name>_Words</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>bundled</source>
        <translation>随程序附带</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Most / cap</source>
        <translation>最多/上限</translation>
    </message>
    <message>
        <source>When first</source>
        <translation>首次出现</translation>
    </message>
    <message>
        <source>The whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>City</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>More</source>
        <translation>增加</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>_ZoneList</name>
    <message>
        <source>Zones</source>
        <extracomment>How many rows a key goes on.</extracomment>
        <translation>区域</translation>
    </message>
    <message>
        <source>not granted</source>
        <translation>未批准</translation>
    </message>
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
        <source>Working area…</source>
        <translation>工作范围…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
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
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>另存 PDF</translation>
    </message>
    <message>
        <source>Filter papers</source>
        <translation>筛选文书</translation>
    </message>
    <message>
        <source>Select</source>
        <extracomment>Tools of which one is in the hand. Tools that work on whatever zone is selected, and follow when another is.</extracomment>
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
        <source>Circle</source>
        <translation>圆</translation>
    </message>
    <message>
        <source>Corridor</source>
        <translation>走廊</translation>
    </message>
    <message>
        <source>List roads</source>
        <translation>列入开放道路</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>顶点</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>挖洞</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>添加部分</translation>
    </message>
    <message>
        <source>Type in</source>
        <translation>坐标录入</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>切割</translation>
    </message>
    <message>
        <source>Pick roads</source>
        <translation>点选道路</translation>
    </message>
    <message>
        <source>Trace along roads</source>
        <translation>沿路描绘</translation>
    </message>
    <message>
        <source>Take an area</source>
        <translation>按规则取区域</translation>
    </message>
    <message>
        <source>Stop points</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Move, turn, scale</source>
        <translation>移转缩</translation>
    </message>
    <message>
        <source>Shared edge</source>
        <translation>公共边</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>简化</translation>
    </message>
    <message>
        <source>Fill a hole</source>
        <translation>填洞</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>扣除</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>吸附</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Keep clear of neighbours</source>
        <translation>不越过相邻区域</translation>
    </message>
    <message>
        <source>What may run here</source>
        <translation>此处此刻可运行什么</translation>
    </message>
    <message>
        <source>Paste coordinates, WKT or GeoJSON</source>
        <translation>粘贴坐标、WKT 或 GeoJSON</translation>
    </message>
    <message>
        <source>Import zones…</source>
        <translation>导入区域…</translation>
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
        <translation>新申请</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Filter the register</source>
        <translation>筛选登记册</translation>
    </message>
    <message>
        <source>Drawing that was not saved…</source>
        <extracomment>The tool that takes up any sketch. Looks for what was left, also after the dialog was closed.</extracomment>
        <translation>未保存的绘制…</translation>
    </message>
    <message>
        <source>Go to a place</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Compare versions of the zone</source>
        <translation>比较区域版本</translation>
    </message>
    <message>
        <source>Named views</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Save the map as a picture</source>
        <translation>将地图存为图片</translation>
    </message>
</context>
<context>
    <name>map</name>
    <message>
        <source>Sketch base map, no basis for boundaries</source>
        <extracomment>Room beside and above a scale bar for its words, pixels. What lies clear of a scale bar lies clear of all that are no longer than to the next of these. Between the words of the read-out, and before its caution, pixels. Room around degrees, pixels.</extracomment>
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
        <source>Shareable overlap</source>
        <translation>可共享的重叠</translation>
    </message>
    <message>
        <source>Overlap {area}</source>
        <translation>重叠 {area}</translation>
    </message>
    <message>
        <source>Perimeter {length}</source>
        <extracomment>Grips nearer to each other than this are thinned out, pixels. So far the buttons at the right edge reach into the map, pixels. Within how many pixels a grip, an edge, a corner is meant.</extracomment>
        <translation>周长 {length}</translation>
    </message>
    <message>
        <source>Grid {name} m</source>
        <translation>网格 {name} m</translation>
    </message>
    <message>
        <source>Edge of {name}, gone on along</source>
        <translation>{name} 的边的延长线</translation>
    </message>
    <message>
        <source>Edge of the sketch, gone on</source>
        <translation>草图一边的延长线</translation>
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
        <source>at most {height} m high</source>
        <translation>限高 {height} m</translation>
    </message>
    <message>
        <source>day and night</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>Not granted</source>
        <translation>未批准</translation>
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
        <source>Trim {name}</source>
        <translation>裁剪 {name}</translation>
    </message>
    <message>
        <source>Repair {name}</source>
        <translation>修复 {name}</translation>
    </message>
    <message>
        <source>Paste {name} and others</source>
        <translation>粘贴{name}等</translation>
    </message>
    <message>
        <source>Import {name} and others</source>
        <translation>导入 {name} 等</translation>
    </message>
    <message>
        <source>Split {name}</source>
        <translation>切割{name}</translation>
    </message>
    <message>
        <source>Merge into {name}</source>
        <translation>合并到{name}</translation>
    </message>
    <message>
        <source>Cut others off {name}</source>
        <translation>从{name}扣除</translation>
    </message>
    <message>
        <source>Turn {name}</source>
        <translation>旋转{name}</translation>
    </message>
    <message>
        <source>Scale {name}</source>
        <translation>缩放{name}</translation>
    </message>
    <message>
        <source>Move, turn, scale {name}</source>
        <translation>移转缩{name}</translation>
    </message>
    <message>
        <source>Move an edge that {name} shares</source>
        <translation>移动{name}的公共边</translation>
    </message>
    <message>
        <source>Simplify {name}</source>
        <translation>简化{name}</translation>
    </message>
    <message>
        <source>Fill holes of {name}</source>
        <translation>填上{name}的洞</translation>
    </message>
    <message>
        <source>Cut a hole into {name}</source>
        <translation>在{name}挖洞</translation>
    </message>
    <message>
        <source>Add a part to {name}</source>
        <translation>为{name}添加部分</translation>
    </message>
    <message>
        <source>Draw {name} anew by its rule</source>
        <translation>按规则重画{name}</translation>
    </message>
    <message>
        <source>Add a stop to {name}</source>
        <translation>为{name}添加站点</translation>
    </message>
    <message>
        <source>Move a stop of {name}</source>
        <translation>移动{name}的站点</translation>
    </message>
    <message>
        <source>Remove a stop of {name}</source>
        <translation>删除{name}的站点</translation>
    </message>
    <message>
        <source>Rename a stop of {name}</source>
        <translation>给{name}的站点改名</translation>
    </message>
    <message>
        <source>Change the order of stops of {name}</source>
        <translation>调整{name}的站点顺序</translation>
    </message>
    <message>
        <source>Change {name} once more</source>
        <translation>重做对 {name} 的修改</translation>
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
        <translation>平均每周 {minutes} 分钟</translation>
    </message>
    <message>
        <source>first {moment}</source>
        <translation>首次 {moment}</translation>
    </message>
    <message>
        <source>last until {moment}</source>
        <translation>末次至 {moment}</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>合计 {time}</translation>
    </message>
    <message>
        <source>{few} and more</source>
        <translation>{few} 等</translation>
    </message>
    <message>
        <source>click a zone</source>
        <translation>请先点选区域</translation>
    </message>
    <message>
        <source>Cut a hole: {name}</source>
        <translation>挖洞：{name}</translation>
    </message>
    <message>
        <source>Add a part: {name}</source>
        <translation>添加部分：{name}</translation>
    </message>
    <message>
        <source>Split: {name}</source>
        <translation>切割：{name}</translation>
    </message>
    <message>
        <source>New zone</source>
        <translation>新区域</translation>
    </message>
    <message>
        <source>The corridor is valid.</source>
        <translation>走廊形状有效。</translation>
    </message>
    <message>
        <source>Two places make a route.</source>
        <translation>两个点成一条路线。</translation>
    </message>
    <message>
        <source>Draw a line across the zone, from outside to outside.</source>
        <translation>画一条线穿过区域，从外到外。</translation>
    </message>
    <message>
        <source>The shape is valid.</source>
        <translation>形状有效。</translation>
    </message>
    <message>
        <source>Three corners make an area.</source>
        <translation>三个角成一个面。</translation>
    </message>
    <message>
        <source>There is no zone here; click one.</source>
        <translation>这里没有区域，请点选一个。</translation>
    </message>
    <message>
        <source>Nothing would be left of {name}.</source>
        <translation>“{name}”将不剩任何面积，未作改动。</translation>
    </message>
    <message>
        <source>{name} is not valid; repair it first.</source>
        <translation>“{name}”形状不合法，请先修复。</translation>
    </message>
    <message>
        <source>The line does not cut {name} apart.</source>
        <translation>这条线没有把“{name}”切开。</translation>
    </message>
    <message>
        <source>No other zone shares this edge of {name}.</source>
        <translation>没有别的区域与“{name}”共用这条边。</translation>
    </message>
    <message>
        <source>No corner of {name} can go at this distance.</source>
        <translation>在这个距离内“{name}”没有可去掉的角。</translation>
    </message>
    <message>
        <source>{name} has no hole.</source>
        <translation>“{name}”没有洞。</translation>
    </message>
    <message>
        <source>No road network here yet; import one at the legend (Esc leaves the tool).</source>
        <translation>未导入路网。按 Esc 离开工具，在“图层与图例”处导入路网。</translation>
    </message>
    <message>
        <source>The roads here are being read; what you did counts as soon as they are here.</source>
        <translation>正在读取此处道路，读取完成后刚才的操作自动生效。</translation>
    </message>
    <message>
        <source>There is no road here; click one.</source>
        <translation>这里没有道路，请点在道路上。</translation>
    </message>
    <message>
        <source>{name} stands in the open-road catalogue already here.</source>
        <translation>{name}此段已在开放道路目录中。</translation>
    </message>
    <message>
        <source>No way along roads leads there; with Alt held the edge is straight.</source>
        <translation>沿道路走不到那里；按住 Alt 可画直线。</translation>
    </message>
    <message>
        <source>The area is being worked out.</source>
        <translation>正在计算区域。</translation>
    </message>
    <message>
        <source>Nothing is taken by this rule.</source>
        <translation>按此规则取不到任何区域。</translation>
    </message>
    <message>
        <source>The whole working area is taken; no district needs a click.</source>
        <translation>取的是整个工作范围，不必点选。</translation>
    </message>
    <message>
        <source>There is no district here.</source>
        <translation>这里不属于任何区（市）。</translation>
    </message>
    <message>
        <source>Click a corner or an edge of the zone.</source>
        <translation>请点区域的角或边。</translation>
    </message>
    <message>
        <source>{name} is in the way: nothing was changed (keeping clear of neighbours is on).</source>
        <translation>“{name}”挡住了，未作任何更改（已开启“不越过相邻区域”）。</translation>
    </message>
    <message>
        <source>Nothing is picked yet.</source>
        <translation>还没有选中道路。</translation>
    </message>
    <message>
        <source>These roads enclose no area yet; pick what closes it.</source>
        <translation>这些道路还没有围成地块，请补选缺口处的道路。</translation>
    </message>
    <message>
        <source>Click at least two zones.</source>
        <translation>请至少点选两个区域。</translation>
    </message>
    <message>
        <source>Click stretches of road, again to let one go; with Ctrl the whole road.</source>
        <translation>点选路段，再点一次取消；按住 Ctrl 选中整条路。</translation>
    </message>
    <message>
        <source>{names}: {count} stretches, {length}.</source>
        <translation>{names}：{count} 段，共 {length}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>the working area</source>
        <translation>工作范围</translation>
    </message>
    <message>
        <source>open roads in {area}, {half_width} m to either side</source>
        <translation>{area}内的开放道路，两侧各 {half_width} m</translation>
    </message>
    <message>
        <source>grown by {distance} m</source>
        <translation>外扩 {distance} m</translation>
    </message>
    <message>
        <source>less closures</source>
        <translation>扣除禁行区</translation>
    </message>
    <message>
        <source>less closures and {distance} m around them</source>
        <translation>扣除禁行区及其周边 {distance} m</translation>
    </message>
    <message>
        <source>Roads without a name</source>
        <translation>无名道路</translation>
    </message>
    <message>
        <source>Kept with its rule: a new closure is told.</source>
        <translation>规则随区域保存；新设禁行区时会提示更新。</translation>
    </message>
    <message>
        <source>Click districts, again to let one go.</source>
        <translation>点选区（市），再点一次取消。</translation>
    </message>
    <message>
        <source>Click along roads; the way between follows them. With Alt it is straight.</source>
        <translation>沿道路依次点击，两点之间自动沿路走；按住 Alt 画直线。</translation>
    </message>
    <message>
        <source>Way along roads: {length}.</source>
        <translation>沿路 {length}。</translation>
    </message>
    <message>
        <source>Set the centre, then a place on the circle.</source>
        <translation>先定圆心，再定圆上一点。</translation>
    </message>
    <message>
        <source>Radius {radius}: a polygon of {count} corners, its edges within {error} m of the circle.</source>
        <translation>半径 {radius}：以 {count} 角多边形表示，弦差不超过 {error} m。</translation>
    </message>
    <message>
        <source>Keeps</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Joined to it</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Cut off it</source>
        <translation>扣去</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>{after} m², {difference} m² ({share} %)</source>
        <translation>{after} m²，{difference} m²（{share} %）</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>角点</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Corners that hardly matter go; holes, parts and validity stay. Click a zone.</source>
        <translation>去掉影响很小的角，洞、部分和有效性不变。可点选区域。</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>简化</translation>
    </message>
    <message>
        <source>Click a hole to fill it; Enter fills all holes of the selected zone.</source>
        <translation>点一下洞即填上；Enter 填上所选区域的全部洞。</translation>
    </message>
    <message>
        <source>Holes</source>
        <translation>洞</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>填洞</translation>
    </message>
    <message>
        <source>Fill all</source>
        <translation>全部填上</translation>
    </message>
    <message>
        <source>Drag the zone to move it, a corner of its frame to scale it, the round knob to turn it (Shift: steps of 15°). Or type:</source>
        <translation>拖动区域即移动，拖外框的角即缩放，拖圆钮即旋转（Shift 每 15° 一档）。也可键入：</translation>
    </message>
    <message>
        <source>Move, turn, scale</source>
        <translation>移转缩</translation>
    </message>
    <message>
        <source>Click the zones to be joined, again to let one go. The first keeps name and times.</source>
        <translation>点选要合并的区域，再点一次则去掉。第一个保留名称和时段。</translation>
    </message>
    <message>
        <source>Drag a corner or an edge where zones meet: it moves in all of them at once.</source>
        <translation>拖动相邻区域共有的角或边，各区域一起改动。</translation>
    </message>
    <message>
        <source>Move a shared edge</source>
        <translation>移动公共边</translation>
    </message>
    <message>
        <source>Click stretches of the road network, again to let one go; with Ctrl the whole road. Backspace takes the last click back. Then say what the catalogue says of them.</source>
        <translation>点选路网中的路段，再点一次放开；按住 Ctrl 选整条道路，Backspace 退一步。选好后填写目录内容。</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>起止</translation>
    </message>
    <message>
        <source>Roads for the open-road catalogue</source>
        <translation>列入开放道路目录</translation>
    </message>
    <message>
        <source>Take into the catalogue…</source>
        <translation>列入目录…</translation>
    </message>
    <message>
        <source>Click the zone to be made smaller, then those that are cut off it.</source>
        <translation>先点选被扣的区域，再点选要从中扣去的区域。</translation>
    </message>
    <message>
        <source>Merge zones</source>
        <translation>合并区域</translation>
    </message>
    <message>
        <source>{count} picked, {length}</source>
        <translation>{count} 段，{length}</translation>
    </message>
    <message>
        <source>Subtract from a zone</source>
        <translation>从区域中扣除</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>扣除</translation>
    </message>
    <message>
        <source>Click to add a stop to the zone; drag one to move it, Delete removes it.</source>
        <translation>点一下为区域添加站点；拖动可移动，按 Delete 删除。</translation>
    </message>
    <message>
        <source>Click a corner or an edge of the zone, then write what should be changed.</source>
        <translation>点区域的一个角或一条边，再写意见。</translation>
    </message>
    <message>
        <source>Grid {step} m</source>
        <extracomment>Lines nearer to each other than this are not drawn, pixels. Of a line that is straight in the plane and hardly bent on screen.</extracomment>
        <translation>网格 {step} m</translation>
    </message>
    <message>
        <source>Grid {step} m, seen from nearer</source>
        <translation>网格 {step} m（放大后显示）</translation>
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
        <source>Outline</source>
        <translation>外形</translation>
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
        <translation>车辆上限</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时段</translation>
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
        <source>Stop points</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>another</source>
        <translation>已改</translation>
    </message>
    <message>
        <source>CGCS2000, plane of this office ({system})</source>
        <translation>CGCS2000 平面坐标，本办公室（{system}）</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>以文件所写为准</translation>
    </message>
    <message>
        <source>CGCS2000, longitude and latitude</source>
        <translation>CGCS2000 经纬度</translation>
    </message>
    <message>
        <source>WGS 84, longitude and latitude</source>
        <translation>WGS 84 经纬度</translation>
    </message>
    <message>
        <source>GCJ-02 (maps of the internet in China)</source>
        <translation>GCJ-02（国内互联网地图）</translation>
    </message>
    <message>
        <source>BD-09 (Baidu)</source>
        <translation>BD-09（百度）</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>points</source>
        <translation>多个点</translation>
    </message>
    <message>
        <source>a line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>多条线</translation>
    </message>
    <message>
        <source>shapes of several kinds</source>
        <translation>几类图形</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>道路</translation>
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
        <source>Times</source>
        <translation>时间</translation>
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
<context>
    <name>recovery</name>
    <message>
        <source>Unnamed sketch</source>
        <translation>未命名草图</translation>
    </message>
    <message>
        <source>Sketch</source>
        <translation>草图</translation>
    </message>
    <message>
        <source>Removal not saved</source>
        <translation>删除未保存</translation>
    </message>
    <message>
        <source>Edit not saved</source>
        <translation>修改未保存</translation>
    </message>
    <message>
        <source>Lines of the journal are damaged; corners may be missing.</source>
        <translation>日志有损坏，可能缺少角点。</translation>
    </message>
    <message>
        <source>Taken off the map with Esc.</source>
        <translation>此前已按 Esc 放下。</translation>
    </message>
    <message>
        <source>Somebody changed the zone since.</source>
        <translation>此后该区域已被他人修改。</translation>
    </message>
    <message>
        <source>The zone was changed since; this comes back as a copy beside it.</source>
        <translation>此后该区域已被修改，将作为副本取回，不覆盖现有区域。</translation>
    </message>
</context>
<context>
    <name>remedies</name>
    <message>
        <source>{name} transfer route</source>
        <translation>{name}转场路段</translation>
    </message>
    <message>
        <source>Trim the zone</source>
        <translation>裁去重叠部分</translation>
    </message>
    <message>
        <source>Trim, and cross on a transfer route</source>
        <translation>裁去，经转场路段穿行</translation>
    </message>
    <message>
        <source>Move the times</source>
        <translation>错开时段</translation>
    </message>
    <message>
        <source>Shorten the times</source>
        <translation>缩短时段</translation>
    </message>
    <message>
        <source>Leave out single dates</source>
        <translation>排除个别日期</translation>
    </message>
    <message>
        <source>Change the period</source>
        <translation>调整期限</translation>
    </message>
    <message>
        <source>Fewer vehicles</source>
        <translation>减少车辆</translation>
    </message>
    <message>
        <source>Share with fewer vehicles</source>
        <translation>减少车辆后共享</translation>
    </message>
    <message>
        <source>{cap} at one time, {less} fewer</source>
        <translation>同时最多 {cap} 辆，减少 {less} 辆</translation>
    </message>
    <message>
        <source>gives up {area} ({share} %)</source>
        <translation>让出 {area}（{share}%）</translation>
    </message>
    <message>
        <source>falls into {pieces} parts</source>
        <translation>区域分成 {pieces} 块</translation>
    </message>
    <message>
        <source>“{name}” leads across</source>
        <translation>由“{name}”穿行</translation>
    </message>
    <message>
        <source>the shared part becomes a transfer route</source>
        <translation>重叠部分改为转场路段</translation>
    </message>
    <message>
        <source>{minutes} minutes later, none is lost</source>
        <translation>推后 {minutes} 分钟，时长不变</translation>
    </message>
    <message>
        <source>{minutes} minutes earlier, none is lost</source>
        <translation>提前 {minutes} 分钟，时长不变</translation>
    </message>
    <message>
        <source>gives up {time} a week</source>
        <translation>每周少 {time}</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>共少 {time}</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>Nobody may grant while this stands.</source>
        <translation>未处理前任何人不得批准。</translation>
    </message>
    <message>
        <source>May be granted all the same, with a written reason, by: {role}</source>
        <translation>{role}人说明理由后可以准许</translation>
    </message>
    <message>
        <source>To be noted; no reason is asked for.</source>
        <translation>知悉即可，不要求说明理由。</translation>
    </message>
</context>
<context>
    <name>shown</name>
    <message>
        <source>{count} hours</source>
        <extracomment>公司法 (2023) 第七条: what the name of a company must end in, the longer first.</extracomment>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} 分钟</translation>
    </message>
</context>
</TS>
