"""The kit: widgets that all pages are built from. A page is written with these and no others.

Page, in `ui/vehicles/page.py` and so on (names in `ui.pages`)
    class VehiclesPage(Page):                   # ui.kit.page
        code = "vehicles"                       # also has_header, has_inspector; ground "surface",
        concerns = (Vehicle, Plate, Operator)   #   or "window" behind cards
        def __init__(self, desk, actions): super().__init__(desk, actions); self.content...
        def title(self) -> str: return self.tr("Vehicles")
        def refresh(self) -> None: self.load(_load, self._on_loaded)
    refresh() runs when first shown and after commits that touch `concerns` (when on screen).
    page.header.add(button); page.content (QVBoxLayout); page.registry (Actions)
    page.inspector: .head (QVBoxLayout), .body.add(widget), .add_button(b), .add_note(w), .clear()
    is_unsaved() -> bool: something typed would be lost if the window were closed or made anew.

Desk (`ui.desk`, as page.desk)
    read(query, done)                           # query(reading) off the screen thread
    call(service, *values, done=, failed=, **named)   # service(store, *values, by=, at=, **named)
    work(task, done, failed)                    # task(store), in the store's lane
    follow(task(store, progress), done, failed, progressed=)      # the same, with steps
    jobs.run(work, done, failed, lane="compute"); jobs.follow(work(progress), ..., progressed=)
        writes=True: what came of it is told before the window closes (of a call it always is)
    select([(Zone, id)]); selected_ids(Zone); signal selected(frozenset of (kind, id))
    show("map", (Zone, id))                     # another page comes to the front, this selected
    told.emit(sentence); refused.emit(error)    # the message bar
    office, people, person, name_of(id), now(), timezone, calendars
    signals changed(ChangeSet), person_changed(Person), saved(datetime)
    Callbacks are bound methods of the page: they are dropped when the page is gone.

ui.kit.labels    Label(text, size="body", tone="text2", strong=, plate=, wrap=), ElidedLabel
ui.kit.buttons   PrimaryButton (one per panel), Button, GhostButton, DangerButton
                 (text, icon="plus", dense=); IconButton(icon, tip); ToolButton(qaction, words=)
ui.kit.chips     Chip(Look(word, tone, icon)), state_look("grant_state", code), SampleChip(),
                 ScenarioBadge(code); painters paint_chip, paint_scenario
ui.kit.frames    Ground(ground, across=, edge=).box; Card(title, note=), Section(title, note=)
                 with .add, .aside, .box; KeyValues().add(name, text or widget, tone=);
                 Rule(upright=); Scroll().add, .clear
ui.kit.fields    Form().add(name, label, control, hint=) -> Field; .pair("start", "end");
                 .field(name), .clear_faults(); .show_refusal(error): puts a FieldError under its
                 field, False if it has none here; Field.show_fault(sentence, suggestion=)
ui.kit.controls  TextField, NoteField, Choice([(value, words)]), each .value();
                 NumberField(n, most=, unit=).number(); SearchField().textChanged
ui.kit.days      DayField(date).value(), .dateChanged; MaybeDay().day(), .is_understood()
ui.kit.tabs      FilterTabs().add(code, words, count), .count_shown(code, n); signal chosen(code)
ui.kit.table     Table(columns, name=, name_of=, many=): .show_rows(rows), .choose(ids) quietly,
                 .chosen_rows(), .rows.filter(text), .rows.keep(test), .copy();
                 signals chosen(tuple of ids), opened(id), filtered(count)
ui.kit.columns   Column(code, title, text, key=, width=, align=, chip=, scenario=, tone=, icon=,
                 strong=, plate=); text, key, chip, scenario, tone, icon are functions of a row
ui.kit.cards     CardList(words, name_of=, size=), paint_card(painter, card, row) of a subclass:
                 .show_rows(rows), .choose(id) quietly, .rows as of a table; signal opened(id);
                 painter paint_line(painter, box, words, tone=, size=, strong=, right=)
ui.kit.kept_column  KeptColumn().show_parts((value, make) each): a part stays while its value does
ui.kit.dialogs   dialog_body().box, dialog_foot(leave, act); FileLine(kind, …).chosen
ui.kit.file_choice  file_to_read(page, kind, title, endings), file_to_write(…): begin where last
ui.kit.writing_dialog  WritingDialog(parent), its ._writing job: stays until the answer of that
ui.kit.messages  EmptyState(icon, title, words, step=).asked; ProgressLine().watch(job, words),
                 .show_step, .finish; IconLabel(icon, tone, size=)
ui.kit.confirm   ConfirmAct(page, title=, sentence=, rows=, act_words=, act=, reason_label=).open()
ui.shown         day, period, moment, number, area, length, plate: in the language spoken
ui.language      language(), for `qdpilot.model.words`: term(group, code, language()), remark ...
ui.theme         theme().color("accent"), .scenario_color(code), .icon(name, token, size),
                 .pixmap(name, token, size, ratio=), .mixed(a, b, share=); signal changed
ui.tokens        spaces, sizes, radii; no colour literal stands anywhere else
ui.actions       registry.declare(Declared(id=, text=, icon=, key=, group=code of the page));
                 registry.bind(id, callback, where=page) -> QAction

Words: self.tr("Literal"), then `scripts/i18n.py WORDS.json` with the Chinese.
"""
