// SPDX-License-Identifier: Apache-2.0
// The directory's values in words.
#include "directory/web/views.h"

#include <algorithm>

namespace directory::web {
namespace {

void show_rows(core::page::Data& data, const char* section, const Plan& plan,
               const core::words::Catalog& words, bool same) {
    for (const RowFate& row : plan.rows) {
        if ((row.fate == Fate::same) != same) continue;
        core::page::Data& shown = data.add(section);
        shown.set("SHEET", row.sheet)
            .set("LINE", std::int64_t{row.line})
            .set("KEY", row.key)
            .set("FATE", words.say("directory.fate." + std::string(name(row.fate))))
            .show_if(row.fate == Fate::fresh, "FRESH")
            .show_if(row.fate == Fate::changed, "CHANGED")
            .show_if(row.fate == Fate::refused, "REFUSED");
        for (const std::string& column : row.columns) shown.add("COLUMN").set("NAME", column);
        for (const core::Fault& fault : row.faults)
            shown.add("WHY")
                .set("COLUMN_NAME", fault.field)
                .set("TEXT", words.say(fault.key, fault.args));
        for (const core::Fault& note : row.notes)
            shown.add("NOTE")
                .set("COLUMN_NAME", note.field)
                .set("TEXT", words.say(note.key, note.args));
    }
}

}  // namespace

std::string held_name(const Holder& holder) {
    const std::string_view capacity = core::printed(holder.capacity);
    return capacity.empty() ? holder.position_name
                            : std::string(capacity) + " " + holder.position_name;
}

std::string capacity_word(core::Capacity capacity, const core::words::Catalog& words) {
    return words.say("directory.capacity." + std::string(core::name(capacity)));
}

std::string period(const Appointment& made, const core::words::Catalog& words) {
    if (!made.until) return words.say("directory.period.open", {{"from", words.date(made.from)}});
    return words.say("directory.period.closed",
                     {{"from", words.date(made.from)}, {"until", words.date(*made.until)}});
}

void show_holder(core::page::Data& data, const std::optional<Holder>& holder) {
    if (!holder) {
        data.show("VACANT");
        return;
    }
    core::page::Data& shown = data.add("HOLDER");
    shown.set("NAME", holder->titled_name)
        .set("RANK", holder->rank)
        .set("PERSON_URL", "/directory/persons/" + holder->person.text());
    if (holder->capacity != core::Capacity::definitive)
        shown.add("STAND_IN").set("CAPACITY", core::printed(holder->capacity));
}

void show_terms(core::page::Data& data, const std::vector<Term>& terms,
                const core::words::Catalog& words, bool manage, core::Date today) {
    for (const Term& term : terms) {
        const Appointment& made = term.made;
        core::page::Data& shown = data.add("TERM");
        shown.set("PERSON", titled(term.person))
            .set("PERSON_URL", "/directory/persons/" + made.person.text())
            .set("POSITION", term.position.name)
            .set("POSITION_URL", "/directory/positions/" + made.position.text())
            .set("UNIT", term.unit_name)
            .set("CAPACITY", capacity_word(made.capacity, words))
            .set("PERIOD", period(made, words))
            .set("DECREE", made.decree)
            .set("DECREE_DATE", made.decree_date ? words.date(*made.decree_date) : "")
            .show_if(term.active, "ACTIVE")
            .show_if(!term.active && made.from > today, "FUTURE")
            .show_if(!term.active && made.from <= today, "PAST")
            .show_if(term.long_stand_in, "LONG");
        const bool over = made.until && *made.until < today;
        if (manage && !over)
            shown.add("END")
                .set("END_URL", "/directory/appointments/" + made.id.text() + "/end")
                .set("TODAY", core::iso(std::max(today, made.from)))
                .set("POSITION_ID", made.position.text())
                .set("ID", made.id.text());
    }
    data.show_if(terms.empty(), "NO_TERMS");
}

void show_plan(core::page::Data& data, const Plan& plan, const core::words::Catalog& words) {
    core::page::Data& shown = data.add("PLAN");
    shown.set("FRESH_COUNT", words.number(plan.count(Fate::fresh)))
        .set("CHANGED_COUNT", words.number(plan.count(Fate::changed)))
        .set("SAME_COUNT", words.number(plan.count(Fate::same)))
        .set("REFUSED_COUNT", words.number(plan.count(Fate::refused)));
    show_rows(shown, "ROW", plan, words, false);
    show_rows(shown, "SAME_ROW", plan, words, true);
    shown.show_if(!plan.ok(), "BLOCKED")
        .show_if(plan.count(Fate::same) > 0, "HAS_SAME")
        .show_if(plan.count(Fate::same) != static_cast<std::int64_t>(plan.rows.size()), "HAS_ROWS");
}

}  // namespace directory::web
