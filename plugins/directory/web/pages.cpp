// SPDX-License-Identifier: Apache-2.0
// Pages that show the directory.
#include "directory/web/pages.h"

#include <algorithm>

#include "directory/domain/access.h"
#include "directory/input/fields.h"
#include "directory/web/grant_page.h"
#include "directory/web/views.h"

namespace directory::web {
namespace {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

bool manages(const Context& ctx) { return may(ctx.actor, Act::manage) == core::Verdict::allowed; }

void show_seated(Data& data, const char* section, const std::vector<Seated>& all) {
    for (const Seated& one : all) {
        Data& row = data.add(section);
        row.set("POSITION", one.position.name)
            .set("URL", "/directory/positions/" + one.position.id.text());
        show_holder(row, one.holder);
    }
}

std::string url(const Unit& unit) { return "/directory/units/" + unit.id.text(); }

}  // namespace

Response Pages::tree(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    Data data;
    const std::string query = request.query.get("q");
    data.set("PAGE_TITLE", words.say("directory.tree.title"))
        .set("Q", query)
        .show_if(manages(ctx), "MANAGE");
    if (!query.empty()) {
        const auto matches = browse_.find(ctx, query, 50);
        Data& found = data.add("FOUND");
        found.set("COUNT", words.number(static_cast<std::int64_t>(matches.size())))
            .show_if(matches.empty(), "NOTHING");
        for (const Match& match : matches) {
            Data& row = found.add("MATCH");
            row.set("POSITION", match.position.name)
                .set("URL", "/directory/positions/" + match.position.id.text())
                .set("UNIT", match.unit_name);
            show_holder(row, match.holder);
        }
        return book_.render(ctx, request, "directory/tree", std::move(data));
    }
    const auto lines = browse_.tree(ctx);
    Data& all = data.add("TREE");
    for (const UnitLine& line : lines) {
        Data& row = all.add("UNIT");
        row.set("LEVEL", std::int64_t{std::min(line.depth, 4)})
            .set("NAME", line.unit.name)
            .set("CODE", line.unit.letter_code.empty() ? line.unit.code : line.unit.letter_code)
            .set("URL", url(line.unit));
        if (!line.head) continue;
        Data& head = row.add("HEAD");
        head.set("POSITION", line.head->name)
            .set("URL", "/directory/positions/" + line.head->id.text());
        show_holder(head, line.holder);
    }
    all.show_if(lines.empty(), "EMPTY");
    return book_.render(ctx, request, "directory/tree", std::move(data));
}

void Pages::show_ending(const Context& ctx, Data& data, const Unit& unit, const core::http::Fields& typed) {
    const auto& words = words_.in(ctx.language);
    if (const auto found = reorganise_.ended(ctx, unit.id)) {
        data.add("ENDED")
            .set("DATE", words.date(found->first.on))
            .set("BASIS", found->first.basis)
            .set("SUCCESSOR", found->second.name)
            .set("SUCCESSOR_URL", url(found->second));
        return;
    }
    if (!manages(ctx)) return;
    Data& form = data.add("MAY_END");
    form.set("END_URL", url(unit) + "/end")
        .set("ON_TYPED", typed.has("on") ? typed.get("on") : core::iso(ctx.today()))
        .set("BASIS_TYPED", typed.get("basis"));
    for (const Unit& each : reorganise_.successors(ctx, unit.id))
        form.add("CHOICE").set("ID", each.id.text()).set("LABEL", each.name)
            .show_if(typed.get("successor") == each.id.text(), "CHOSEN");
}

Response Pages::unit(const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const UnitSheet sheet = browse_.unit(ctx, core::UnitId::parse(request.param("id")));
    Data data;
    data.set("PAGE_TITLE", sheet.unit.name)
        .set("NAME", sheet.unit.name)
        .set("CODE", sheet.unit.code)
        .set("LETTER_CODE", sheet.unit.letter_code)
        .set("NUMBERING", sheet.numbering.name)
        .set("NUMBERING_URL", url(sheet.numbering))
        .show_if(!sheet.unit.own_numbers, "NUMBERED_ABOVE")
        .show_if(sheet.unit.own_numbers, "OWN_NUMBERS");
    const std::pair<const char*, const std::string&> lines[] = {{"address", sheet.unit.address},
                                                                {"phone", sheet.unit.phone},
                                                                {"email", sheet.unit.email},
                                                                {"site", sheet.unit.site}};
    for (const auto& [word, value] : lines)
        if (!value.empty())
            data.add("LINE")
                .set("LABEL", words.say(std::string("directory.unit.") + word))
                .set("VALUE", value);
    for (const Unit& above : sheet.above)
        data.add("ABOVE").set("NAME", above.name).set("URL", url(above));
    for (const Unit& below : sheet.below)
        data.add("BELOW").set("NAME", below.name).set("URL", url(below));
    data.show_if(!sheet.below.empty(), "HAS_BELOW")
        .show_if(sheet.positions.empty(), "NO_POSITIONS");
    show_seated(data, "SEAT_ROW", sheet.positions);
    show_ending(ctx, data, sheet.unit, request.form);
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "directory/unit", std::move(data),
                        faults.empty() ? 200 : core::http::fault_status);
}

Response Pages::end_unit(const Context& ctx, Request& request) {
    const auto id = core::UnitId::parse(request.param("id"));
    try {
        reorganise_.end(ctx, id, input::ending_from(core::http::Given(request.form)));
        return core::http::see_other("/directory/units/" + id.text(), "directory.flash.unit_ended");
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return unit(ctx, request, error.faults());
    }
}

Response Pages::position_page(const Context& ctx, Request& request, core::PositionId id,
                              const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const PositionSheet sheet = browse_.position(ctx, id);
    Data data;
    data.set("PAGE_TITLE", sheet.position.name)
        .set("NAME", sheet.position.name)
        .set("CODE", sheet.position.code)
        .set("UNIT", sheet.unit.name)
        .set("UNIT_URL", url(sheet.unit));
    if (sheet.position.signs) data.add("SIGNS").set("URL", "/directory/delegations?position=" + id.text());
    if (sheet.position.signs && may_delegate(ctx.actor, id) == core::Verdict::allowed)
        data.add("MAY_DELEGATE").set("URL", "/directory/positions/" + id.text() + "/delegate");
    if (may_lend(ctx.actor, id) == core::Verdict::allowed)
        data.add("MAY_LEND").set("URL", "/directory/positions/" + id.text() + "/lend");
    show_grants(data, lend_.of(ctx, id), words);
    for (const std::string& role : sheet.position.roles)
        data.add("ROLE").set("TEXT", words.say("directory.role." + role));
    if (sheet.superior)
        data.add("SUPERIOR")
            .set("NAME", sheet.superior->name)
            .set("URL", "/directory/positions/" + sheet.superior->id.text());
    show_holder(data, sheet.holder);
    show_terms(data, sheet.terms, words, manages(ctx), ctx.today());
    show_seated(data, "BELOW", sheet.subordinates);
    data.show_if(!sheet.subordinates.empty(), "HAS_BELOW");
    if (manages(ctx))
        data.add("MANAGE").set("APPOINT_URL", "/directory/positions/" + id.text() + "/appoint");
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "directory/position", std::move(data),
                        faults.empty() ? 200 : 422, id.text());
}

Response Pages::position(const Context& ctx, Request& request) {
    return position_page(ctx, request, core::PositionId::parse(request.param("id")), {});
}

Response Pages::person(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    const PersonSheet sheet = browse_.person(ctx, core::PersonId::parse(request.param("id")));
    Data data;
    data.set("PAGE_TITLE", titled(sheet.person))
        .set("NAME", titled(sheet.person))
        .set("NIP", sheet.person.nip)
        .set("RANK", printed_rank(sheet.person))
        .set("EMAIL", sheet.person.email)
        .show_if(!sheet.person.nip.empty(), "HAS_NIP")
        .show_if(!sheet.person.rank.empty() || !sheet.person.grade.empty(), "HAS_RANK")
        .show_if(!sheet.person.email.empty(), "HAS_EMAIL")
        .show_if(!may_see_nip(ctx.actor, sheet.person.id), "MASKED");
    show_terms(data, sheet.terms, words, false, ctx.today());
    return book_.render(ctx, request, "directory/person", std::move(data));
}

Response Pages::form(const Context& ctx, Request& request, const AppointmentForm& typed,
                     const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const PositionSheet sheet = browse_.position(ctx, core::PositionId::parse(typed.position));
    Data data;
    const std::string base = "/directory/positions/" + sheet.position.id.text();
    std::string query = request.query.get("name");
    if (query.empty()) query = request.form.get("name");
    data.set("PAGE_TITLE", words.say("directory.appoint.title"))
        .set("POSITION", sheet.position.name)
        .set("URL", base + "/appoint")
        .set("BACK_URL", base)
        .set("NAME", query)
        .set("DECREE", typed.decree)
        .set("DECREE_DATE", typed.decree_date)
        .set("FROM", typed.from)
        .set("UNTIL", typed.until);
    show_holder(data, sheet.holder);
    if (!query.empty()) {
        const auto persons = browse_.find_persons(ctx, query, 30);
        Data& choice = data.add("CHOICE");
        choice.show_if(persons.empty(), "NOBODY").show_if(!persons.empty(), "SOMEBODY");
        for (const Person& person : persons)
            choice.add("PERSON")
                .set("ID", person.id.text())
                .set("PERSON_NAME", titled(person))
                .set("NIP", person.nip)
                .show_if(person.id.text() == typed.person || persons.size() == 1, "CHOSEN");
    }
    for (core::Capacity each :
         {core::Capacity::acting, core::Capacity::daily, core::Capacity::caretaker,
          core::Capacity::interim, core::Capacity::definitive})
        data.add("CAPACITY")
            .set("VALUE", core::name(each))
            .set("LABEL", capacity_word(each, words))
            .show_if(core::name(each) == typed.capacity, "CHOSEN");
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "directory/appoint", std::move(data),
                        faults.empty() ? 200 : 422);
}

Response Pages::appoint_form(const Context& ctx, Request& request) {
    core::ensure(may(ctx.actor, Act::manage));
    AppointmentForm typed;
    typed.position = request.param("id");
    typed.capacity = core::name(core::Capacity::acting);
    typed.from = core::iso(ctx.today());
    return form(ctx, request, typed, {});
}

Response Pages::appoint(const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    const auto typed = input::appointment_from(given, request.param("id"));
    try {
        given.done("directory.error.appointment");
        const auto made = appoint_.appoint(ctx, typed);
        return core::http::see_other(
            "/directory/positions/" + made.position.text(),
            made.long_stand_in ? "directory.flash.appointed_long" : "directory.flash.appointed",
            made.long_stand_in ? "warning" : "success");
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return form(ctx, request, typed, error.faults());
    }
}

Response Pages::end(const Context& ctx, Request& request) {
    const auto id = core::AppointmentId::parse(request.param("id"));
    try {
        core::http::Given given(request.form);
        const auto last_day = given.line("last_day", 100);
        given.done("directory.error.appointment");
        const auto made = appoint_.end(ctx, id, last_day);
        return core::http::see_other("/directory/positions/" + made.position.text(),
                                     "directory.flash.ended");
    } catch (const core::Error& error) {
        // The page the form stood on is shown again, if the form says which.
        core::http::Given given(request.form);
        const auto position = given.id<core::PositionId>("position");
        if (error.faults().empty() || !position) throw;
        return position_page(ctx, request, *position, error.faults());
    }
}

}  // namespace directory::web
