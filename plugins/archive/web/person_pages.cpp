// SPDX-License-Identifier: Apache-2.0
#include "archive/web/person_pages.h"

#include <algorithm>

#include "archive/input/fields.h"
#include "archive/service/wording.h"
#include "archive/web/event_pages.h"

namespace archive::web {

using core::Context;
using core::Error;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

constexpr std::size_t most_shifts = 25;   // dossiers shown; the rest is counted

void show_shifts(Data& shown, const std::vector<Shift>& all, const core::words::Catalog& words) {
    if (all.empty()) return;
    auto& table = shown.add("SHIFTS");
    for (std::size_t at = 0; at < std::min(all.size(), most_shifts); ++at) {
        const auto& each = all[at];
        table.add("SHIFT")
            .set("TITLE", each.dossier.title)
            .set("DOSSIER_URL", "/archive/dossiers/" + each.dossier.id.text())
            .set("CODE", each.dossier.code)
            .set("NUMBER", each.dossier.numbered())
            .set("BEFORE", wording::dates(each.before, words))
            .set("AFTER", wording::dates(each.after, words));
    }
    if (all.size() > most_shifts)
        table.add("LEFT").set("COUNT", words.number(static_cast<std::int64_t>(all.size() - most_shifts)));
}

}  // namespace

Response PersonPages::show(const Context& ctx, Request& request, const std::vector<core::Fault>& faults,
                           const std::optional<Events::Reached>& reach) {
    const auto& words = words_.in(ctx.language);
    const auto id = DossierId::parse(request.param("id"));
    const auto found = cabinet_.of_person(ctx, id);
    Data data;
    data.set("PAGE_TITLE", found.person.name)
        .set("NAME", found.person.name)
        .set("KNOWN_BY", wording::known_by(found.person, words))
        .set("URL", "/archive/dossiers/" + id.text() + "/person");
    for (const auto& each : found.dossiers)
        data.add("ROW")
            .set("TITLE", each.dossier.title)
            .set("DOSSIER_URL", "/archive/dossiers/" + each.dossier.id.text())
            .set("CODE", each.dossier.code)
            .set("NUMBER", each.dossier.numbered())
            .set("UNIT", each.dossier.unit_name)
            .set("PERIOD", wording::period(each, words))
            .set("REASON", each.dossier.gone() ? words.say("archive.gone.lead") : wording::reason(each, words))
            .show_if(each.dossier.state == State::open, "OPEN")
            .show_if(each.dossier.state == State::closed, "CLOSED");
    show_events(data, found.events, found.theirs, found.proofs, ctx, words);
    if (ctx.actor.may("archive.manage")) {
        if (found.recordable.empty()) data.show("NOTHING_AWAITED");
        else {
            auto& act = data.add("MAY_RECORD");
            for (const auto& each : found.recordable)
                act.add("KIND").set("KEY", each.key).set("LABEL", each.name).show_if(request.form.get("event") == each.key, "CHOSEN");
            act.set("DATE_TYPED", request.form.has("trigger") ? request.form.get("trigger") : core::iso(ctx.today()))
                .set("NOTE_TYPED", request.form.get("note"))
                .set("LETTER_TYPED", request.form.get("letter"));
            if (reach) show_shifts(act.add("REACHES").set("REACH", told(*reach, words)), reach->shifts, words);
        }
    }
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "archive/person", std::move(data), faults.empty() ? 200 : core::http::fault_status);
}

Response PersonPages::record(const Context& ctx, Request& request) {
    try {
        const auto given = input::person_record_from(Given(request.form), DossierId::parse(request.param("id")));
        if (given.check_only) return show(ctx, request, {}, events_.reach(ctx, given.record));
        events_.record(ctx, given.record);
        return core::http::see_other("/archive/dossiers/" + given.record.of_person->text() + "/person",
                                     "archive.flash.recorded");
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return show(ctx, request, error.faults());
    }
}

}  // namespace archive::web
