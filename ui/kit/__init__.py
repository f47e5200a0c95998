"""The kit: widgets that all pages are built from. A page is written with these and no others.

Page (`ui.kit.page`)
    class VehiclesPage(Page):
        code = "vehicles"                       # as in ui.pages; has_header, has_inspector: bool
        concerns = (Vehicle, Plate, Operator)   # refresh() runs after commits that touch these
        def __init__(self, desk, actions): super().__init__(desk, actions); ... self.content ...
        def title(self) -> str: return self.tr("Vehicles")
        def refresh(self) -> None: self.desk.read(self._load, self._on_loaded)
    page.header.add(button); page.content (QVBoxLayout); page.registry (Actions)
    page.inspector: .head (QVBoxLayout), .body.add(widget), .add_button(b), .add_note(w), .clear()
    is_unsaved() -> bool: something typed would be lost if the window were made anew.

Desk (`ui.desk`, as page.desk)
    read(query, done)                           # query(reading) off the screen thread
    call(service, *values, done=, failed=, **named)   # service(store, *values, by=, at=, **named)
    work(task, done, failed)                    # task(store)
    jobs.run(work, done, failed, lane="compute"); jobs.follow(work(progress), ..., progressed=)
    select([(Zone, id)]); selected_ids(Zone); signal selected(frozenset of (kind, id))
    show("map", (Zone, id))                     # another page, with this selected
    told.emit(sentence); refused.emit(error)    # the message bar
    office, people, person, name_of(id), now(), timezone, calendars
    signals changed(ChangeSet), person_changed(Person), saved(datetime)

Words      `Label(text, size="body", tone="text2", strong=True, wrap=True)`, `ElidedLabel`
           `ui.shown`: day, period, moment, number, area, length, plate
           `qdpilot.model.words`: term(group, code, language()), refusal, remark
Buttons    `PrimaryButton` (one per panel), `Button`, `GhostButton`, `DangerButton`
           (text, icon="plus", dense=False); `IconButton(icon, tip)`; `ToolButton(qaction)`
Chips      `Chip(Look(word, tone, icon))`, `state_look("grant_state", code)`, `SampleChip()`,
           `ScenarioBadge(code)`; painters `paint_chip`, `paint_scenario`
Frames     `Ground(ground, across=, edge=)`.box, `Card(title, note=)`, `Section(title, note=)`
           .add/.aside, `KeyValues().add(name, text_or_widget, tone=)`, `Rule()`, `Scroll().add`
Forms      `Form().add(name, label, control, hint=) -> Field`, `.pair("start", "end")`,
           `.field(name)`; `Field.show_fault(sentence, suggestion=)`, `.clear_fault()`
           controls: `TextField`, `NoteField`, `Choice([(value, words)])`, `DayField(date)`
           (each `.value()`), `SearchField()`, `FilterTabs().add(code, words, count)`
           `form.show_refusal(error)` puts a `FieldError` under its field; False if it is none
Table      `Table([Column(code=, title=, text=, key=, width=, align=, chip=, scenario=, tone=,
           icon=, strong=)], name="vehicles", name_of=...)`; `.show_rows(rows)`, `.choose(ids)`,
           `.chosen_rows()`, `.rows.filter(text)`, `.rows.keep(test)`, `.copy()`;
           signals chosen(tuple of ids), opened(id), filtered(int)
Messages   `EmptyState(icon, title, words, step=)`.asked, `ProgressLine().watch(job, words)`,
           `ConfirmAct(page, title=, sentence=, rows=, act_words=, act=, reason_label=).open()`
Theme      `theme().color("accent")`, `.scenario_color(code)`, `.icon(name, token, size)`,
           `.pixmap(name, token, size, ratio=)`, `.mixed(a, into=b, share=)`; signal changed
Actions    `registry.declare(Declared(id=, text=, icon=, key=, group=))`,
           `registry.bind(id, callback, where=page) -> QAction`
"""
