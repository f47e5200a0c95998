<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AreaDialog</name>
    <message numerus="yes">
        <source>%n zone(s) lie in part or wholly outside and stay as they are; checks will say so when they are applied for: {names}</source>
        <translation>
            <numerusform>One zone lies in part or wholly outside and stays as it is; checks will say so when it is applied for: {names}</numerusform>
            <numerusform>%n zones lie in part or wholly outside and stay as they are; checks will say so when they are applied for: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n road(s) outside stay; imports from now on are clipped.</source>
        <translation>
            <numerusform>One road outside stays; imports from now on are clipped.</numerusform>
            <numerusform>%n roads outside stay; imports from now on are clipped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Both</name>
    <message numerus="yes">
        <source>and %n field(s) more</source>
        <translation>
            <numerusform>and %n field more</numerusform>
            <numerusform>and %n fields more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarDialog</name>
    <message numerus="yes">
        <source>%n entries understood</source>
        <translation>
            <numerusform>%n entry understood</numerusform>
            <numerusform>%n entries understood</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the %n entries of the file instead</source>
        <translation>
            <numerusform>Take the %n entry of the file instead</numerusform>
            <numerusform>Take the %n entries of the file instead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times of %n grant(s) change</source>
        <translation>
            <numerusform>The times of %n grant change</numerusform>
            <numerusform>The times of %n grants change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseActs</name>
    <message numerus="yes">
        <source>%n finding(s) block the approval: why does it go on?</source>
        <translation>
            <numerusform>%n finding blocks the approval: why does it go on?</numerusform>
            <numerusform>%n findings block the approval: why does it go on?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseWork</name>
    <message numerus="yes">
        <source>%n finding(s) block the approval</source>
        <translation>
            <numerusform>%n finding blocks the approval</numerusform>
            <numerusform>%n findings block the approval</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClashCount</name>
    <message numerus="yes">
        <source>%n overlap(s) to share</source>
        <translation>
            <numerusform>%n overlap to share</numerusform>
            <numerusform>%n overlaps to share</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clash(es)</source>
        <translation>
            <numerusform>%n clash</numerusform>
            <numerusform>%n clashes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosureBanner</name>
    <message numerus="yes">
        <source>Emergency closure {number}, “{name}”: its time ended {end}; %n right(s) stay suspended until it is lifted</source>
        <translation>
            <numerusform>Emergency closure {number}, “{name}”: its time ended {end}; %n right stays suspended until it is lifted</numerusform>
            <numerusform>Emergency closure {number}, “{name}”: its time ended {end}; %n rights stay suspended until it is lifted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Emergency closure {number}, “{name}”: ended {end}, not lifted; {held} suspended, %n more use(s) the place</source>
        <translation>
            <numerusform>Emergency closure {number}, “{name}”: ended {end}, not lifted; {held} suspended, %n more uses the place</numerusform>
            <numerusform>Emergency closure {number}, “{name}”: ended {end}, not lifted; {held} suspended, %n more use the place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Emergency closure {number}, “{name}”, from {start} until {end}; %n right(s) suspended</source>
        <translation>
            <numerusform>Emergency closure {number}, “{name}”, from {start} until {end}; %n right suspended</numerusform>
            <numerusform>Emergency closure {number}, “{name}”, from {start} until {end}; %n rights suspended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Emergency closure {number}, “{name}”, until {end}; %n right(s) suspended</source>
        <translation>
            <numerusform>Emergency closure {number}, “{name}”, until {end}; %n right suspended</numerusform>
            <numerusform>Emergency closure {number}, “{name}”, until {end}; %n rights suspended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosureDoor</name>
    <message numerus="yes">
        <source>Closed as {number}; %n notice(s) issued, see Papers</source>
        <translation>
            <numerusform>Closed as {number}; %n notice issued, see Papers</numerusform>
            <numerusform>Closed as {number}; %n notices issued, see Papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} lifted; %n notice(s) issued, see Papers</source>
        <translation>
            <numerusform>{number} lifted; %n notice issued, see Papers</numerusform>
            <numerusform>{number} lifted; %n notices issued, see Papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{name}” is open again, and %n right(s) that this closure suspended are in force again, as far as nothing else stops them. Each operator gets a notice.</source>
        <translation>
            <numerusform>“{name}” is open again, and %n right that this closure suspended is in force again, as far as nothing else stops it. Each operator gets a notice.</numerusform>
            <numerusform>“{name}” is open again, and %n rights that this closure suspended are in force again, as far as nothing else stops them. Each operator gets a notice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time of “{name}” is over, and nobody lifted it. %n right(s) that ran only at other hours, or were to run later, are suspended as by the closure until it is lifted. Each operator gets a notice.</source>
        <translation>
            <numerusform>The time of “{name}” is over, and nobody lifted it. %n right that ran only at other hours, or was to run later, is suspended as by the closure until it is lifted. Its operator gets a notice.</numerusform>
            <numerusform>The time of “{name}” is over, and nobody lifted it. %n rights that ran only at other hours, or were to run later, are suspended as by the closure until it is lifted. Each operator gets a notice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n right(s)</source>
        <translation>
            <numerusform>Suspend %n right</numerusform>
            <numerusform>Suspend %n rights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put under {number}; %n notice(s) issued, see Papers</source>
        <translation>
            <numerusform>Put under {number}; %n notice issued, see Papers</numerusform>
            <numerusform>Put under {number}; %n notices issued, see Papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosureQuestion</name>
    <message numerus="yes">
        <source>%n more right(s) use this place only at other times and run on. Once the time is over and it is not lifted, they can be suspended too.</source>
        <translation>
            <numerusform>%n more right uses this place only at other times and runs on. Once the time is over and it is not lifted, it can be suspended too.</numerusform>
            <numerusform>%n more rights use this place only at other times and run on. Once the time is over and it is not lifted, they can be suspended too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close, and suspend %n right(s)</source>
        <translation>
            <numerusform>Close, and suspend %n right</numerusform>
            <numerusform>Close, and suspend %n rights</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuesList</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuesWindow</name>
    <message numerus="yes">
        <source>Of these %n plate(s) end earlier, from {first} to {last}.</source>
        <translation>
            <numerusform> Of these %n plate ends earlier, on {first}.</numerusform>
            <numerusform> Of these %n plates end earlier, from {first} to {last}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renew %n</source>
        <translation>
            <numerusform>Renew %n</numerusform>
            <numerusform>Renew %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation>
            <numerusform> (and %n more)</numerusform>
            <numerusform> (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EffectsList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyPanel</name>
    <message numerus="yes">
        <source>%n zone(s)</source>
        <translation>
            <numerusform>%n zone</numerusform>
            <numerusform>%n zones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeatWeek</name>
    <message numerus="yes">
        <source>{when}  %n vehicles</source>
        <translation>
            <numerusform>{when}  %n vehicle</numerusform>
            <numerusform>{when}  %n vehicles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportFoot</name>
    <message numerus="yes">
        <source>Import the %n good row(s)</source>
        <translation>
            <numerusform>Import the %n good row</numerusform>
            <numerusform>Import the %n good rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>Import %n row</numerusform>
            <numerusform>Import %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LifeSections</name>
    <message numerus="yes">
        <source>%n right(s) were suspended with it.</source>
        <translation>
            <numerusform>%n right was suspended with it.</numerusform>
            <numerusform>%n rights were suspended with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>Import %n row</numerusform>
            <numerusform>Import %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) taken into the catalogue</source>
        <translation>
            <numerusform>%n stretch taken into the catalogue</numerusform>
            <numerusform>%n stretches taken into the catalogue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NearSection</name>
    <message numerus="yes">
        <source>{some} and %n more</source>
        <translation>
            <numerusform>{some} and %n more</numerusform>
            <numerusform>{some} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message numerus="yes">
        <source>%n stretch(es) imported</source>
        <translation>
            <numerusform>%n stretch imported</numerusform>
            <numerusform>%n stretches imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parties</name>
    <message numerus="yes">
        <source>%n vehicle(s)</source>
        <translation>
            <numerusform>%n vehicle</numerusform>
            <numerusform>%n vehicles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Picks</name>
    <message numerus="yes">
        <source>%n more named, which cannot be chosen here any more</source>
        <translation>
            <numerusform>%n more named, which cannot be chosen here any more</numerusform>
            <numerusform>%n more named, which cannot be chosen here any more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>also the %n other(s) of this kind</source>
        <translation>
            <numerusform>also the %n other of this kind</numerusform>
            <numerusform>also the %n others of this kind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryRow</name>
    <message numerus="yes">
        <source>%n corner(s)</source>
        <translation>
            <numerusform>%n corner</numerusform>
            <numerusform>%n corners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RightPanel</name>
    <message numerus="yes">
        <source>Take back %n plate(s)</source>
        <translation>
            <numerusform>Take back %n plate</numerusform>
            <numerusform>Take back %n plates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plate(s) taken back</source>
        <translation>
            <numerusform>%n plate taken back</numerusform>
            <numerusform>%n plates taken back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoadPanel</name>
    <message numerus="yes">
        <source>{length}, in %n piece(s)</source>
        <translation>
            <numerusform>{length}, in %n piece</numerusform>
            <numerusform>{length}, in %n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoadsPage</name>
    <message numerus="yes">
        <source>%n stretch(es), {length}</source>
        <translation>
            <numerusform>%n stretch, {length}</numerusform>
            <numerusform>%n stretches, {length}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message numerus="yes">
        <source>%n vehicle(s)</source>
        <translation>
            <numerusform>%n vehicle</numerusform>
            <numerusform>%n vehicles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TermsPanel</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fewer</source>
        <translation>
            <numerusform>%n fewer</numerusform>
            <numerusform>%n fewer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message numerus="yes">
        <source>%n zone(s) in force now</source>
        <translation>
            <numerusform>%n zone in force now</numerusform>
            <numerusform>%n zones in force now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Todo</name>
    <message numerus="yes">
        <source>%n application(s) to review</source>
        <translation>
            <numerusform>%n application to review</numerusform>
            <numerusform>%n applications to review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) to decide</source>
        <translation>
            <numerusform>%n application to decide</numerusform>
            <numerusform>%n applications to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) to complete</source>
        <translation>
            <numerusform>%n application to complete</numerusform>
            <numerusform>%n applications to complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n right(s) end within 30 days</source>
        <translation>
            <numerusform>%n right ends within 30 days</numerusform>
            <numerusform>%n rights end within 30 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n right(s) suspended</source>
        <translation>
            <numerusform>%n right suspended</numerusform>
            <numerusform>%n rights suspended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n right(s) expired</source>
        <translation>
            <numerusform>%n right expired</numerusform>
            <numerusform>%n rights expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n emergency closure(s) to lift: the time is over</source>
        <translation>
            <numerusform>%n emergency closure to lift: the time is over</numerusform>
            <numerusform>%n emergency closures to lift: the time is over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Turning</name>
    <message numerus="yes">
        <source>%n live grant(s) run there and will show a finding until they are changed:</source>
        <translation>
            <numerusform>%n live grant runs there and will show a finding until it is changed:</numerusform>
            <numerusform>%n live grants run there and will show a finding until they are changed:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Withdrawal</name>
    <message numerus="yes">
        <source>Without “{name}” the times of %n grant(s) change.</source>
        <translation>
            <numerusform>Without “{name}” the times of %n grant change.</numerusform>
            <numerusform>Without “{name}” the times of %n grants change.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZoneFacts</name>
    <message numerus="yes">
        <source>%n vehicle(s)</source>
        <translation>
            <numerusform>%n vehicle</numerusform>
            <numerusform>%n vehicles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZoneImport</name>
    <message numerus="yes">
        <source>Import %n zone(s)</source>
        <translation>
            <numerusform>Import %n zone</numerusform>
            <numerusform>Import %n zones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zone(s) imported</source>
        <translation>
            <numerusform>%n zone imported</numerusform>
            <numerusform>%n zones imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZonePanel</name>
    <message numerus="yes">
        <source>%n corner(s)</source>
        <translation>
            <numerusform>%n corner</numerusform>
            <numerusform>%n corners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>Why it is granted in spite of %n warning(s)</source>
        <translation>
            <numerusform>Why it is granted in spite of %n warning</numerusform>
            <numerusform>Why it is granted in spite of %n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vehicle(s)</source>
        <translation>
            <numerusform>%n vehicle</numerusform>
            <numerusform>%n vehicles</numerusform>
        </translation>
    </message>
</context>
</TS>
