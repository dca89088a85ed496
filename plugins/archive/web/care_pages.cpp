// SPDX-License-Identifier: Apache-2.0
#include "archive/web/care_pages.h"

#include <algorithm>

#include "archive/service/wording.h"
#include "archive/web/apart.h"
#include "archive/web/care_told.h"
#include "archive/web/choices.h"

namespace archive::web {

using core::Context;
using core::Error;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::words::Catalog;

namespace {

constexpr std::array care_acts{"volume", "year",  "exception", "refer",  "unrefer", "reopen", "ask_reopening", "lower", "secrecy",
                               "paper",  "adopt", "vital",     "terjaga", "unmark",  "report", "copy", "describe", "safeguard",
                               "rename", "retitle", "recode",  "annul"};

std::string dossier_url(DossierId id) { return "/archive/dossiers/" + id.text(); }

std::string upper(std::string text) {
    for (char& letter : text)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return text;
}

bool has_mark(const Whole& whole, Mark::Kind kind) {
    return std::any_of(whole.marks.begin(), whole.marks.end(), [&](const Mark& each) { return each.kind == kind; });
}

bool has_paper(const Whole& whole) {
    return std::any_of(whole.items.begin(), whole.items.end(), [](const Item& each) { return nameable(each); });
}

bool rule_moved(const Whole& whole) {
    return whole.dossier.state == State::closed && differs(whole.dossier.rule, whole.found);
}

// In the order of the page.
std::vector<std::string> offered(const Whole& whole) {
    std::vector<std::string> all;
    const bool open = whole.dossier.state == State::open;
    const bool engaged = whole.dossier.process != Process::none;
    const bool here = !whole.dossier.gone();
    const auto offer = [&](bool may, const char* act) {
        if (may) all.emplace_back(act);
    };
    if (!here) return all;   // a stub is left, and nothing is done with it
    offer(open && whole.may_file && !engaged, "paper");
    offer(open && whole.may_file && !engaged, "volume");
    offer(whole.may_file, "refer");
    offer((whole.may_change || whole.may_ask) && !engaged && !whole.items.empty(), "exception");
    offer(whole.may_manage && !engaged && whole.extent.items > 0, "describe");
    offer(whole.may_manage && !engaged && has_paper(whole), "rename");
    offer(whole.may_manage && !engaged, "retitle");
    offer(whole.may_change && !engaged, "recode");
    offer(whole.may_change && !engaged, "year");
    offer(whole.may_change && !engaged && rule_moved(whole), "adopt");
    offer(whole.may_lower, "lower");
    offer(whole.may_file && classification::secret(whole.dossier.access), "secrecy");
    offer(whole.may_change, "vital");
    offer(whole.may_change, "terjaga");
    offer(whole.may_change && has_mark(whole, Mark::Kind::vital), "safeguard");
    offer(whole.may_manage && has_mark(whole, Mark::Kind::guarded), "report");
    offer(whole.may_manage && std::any_of(whole.marks.begin(), whole.marks.end(), [](const Mark& each) { return each.reported.has_value(); }), "copy");
    const bool closed = !open && whole.may_change && !engaged && whole.dossier.life == Life::active;
    offer(closed && whole.may_reopen, "reopen");
    offer(whole.may_annul && !engaged, "annul");
    offer(closed && !whole.may_reopen && !whole.reopening && whole.dossier.custody == Custody::unit, "ask_reopening");
    return all;
}

void show_marks(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    for (const auto& mark : whole.marks) {
        auto& row = data.add("MARK");
        const auto kind = std::string(name(mark.kind));
        row.set("KIND", words.say("archive.mark." + kind)).set("REASON", mark.reason);
        std::string told;
        if (mark.kind == Mark::Kind::vital) {
            told = words.say("archive.mark.vital_told", {{"protection", words.say("archive.protection." + mark.protection)},
                                                         {"date", words.date(*mark.review)}});
            if (!mark.copy_place.empty()) told += ", " + words.say("archive.mark.copy_at", {{"place", mark.copy_place}});
            row.add("SAFEGUARD").set("TEXT", words.say("archive.safeguard.identified", {{"date", words.moment(mark.made, ctx.zone)},
                                                                                       {"who", mark.made_by}}));
            for (const auto& done : whole.safeguards)
                row.add("SAFEGUARD").set("TEXT", words.say("archive.safeguard.told",
                                                           {{"phase", words.say("archive.safeguard." + done.phase)},
                                                            {"date", words.date(done.on)},
                                                            {"what", done.what},
                                                            {"who", done.recorded_by}}));
        } else {
            told = words.say("archive.category." + mark.category);
            const auto programme = wording::programme(mark, words);
            told += ", " + (programme.empty() ? words.say("archive.terjaga.running") : programme);
        }
        row.set("TOLD", told);
        if (whole.may_unmark)
            row.add("MAY_UNMARK").set("URL", dossier_url(whole.dossier.id) + "/do?act=unmark&kind=" + kind);
    }
    data.show_if(!whole.marks.empty(), "MARKS");
}

void show_references(Data& data, const Whole& whole, const Catalog& words) {
    for (const auto& each : whole.referred) {
        auto& row = data.add("REFERENCE");
        row.set("OTHER", each.other.numbered() + " " + each.other.title)
            .set("OTHER_URL", dossier_url(each.other.id))
            .set("WAY", words.say(each.here_first ? "archive.refer.to" : "archive.refer.from"))
            .set("REASON", each.reference.reason);
        if (whole.may_file && !whole.dossier.gone())
            row.add("MAY_UNREFER")
                .set("URL", dossier_url(whole.dossier.id) + "/do?act=unrefer&reference=" + each.reference.id.text());
    }
    data.show_if(!whole.referred.empty(), "REFERENCES");
}

// From the unit that made it; of one nobody else ever had there is nothing to tell.
void show_chain(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    if (whole.chain.empty() && !whole.dossier.ended_at) return;
    auto& chain = data.add("CHAIN");
    chain.add("LINK")
        .set("WHERE", words.say("archive.custody.unit", {{"unit", whole.dossier.unit_name}}))
        .set("SINCE", words.date(whole.dossier.opened));
    for (const auto& each : whole.chain) {
        auto& link = chain.add("LINK");
        link.set("WHERE", words.say(word_of({each.custody, each.unit_name, {}, {}}), {{"unit", each.unit_name}}))
            .set("SINCE", words.moment(each.since, ctx.zone));
        if (!each.by.empty()) link.add("BY").set("WHO", each.by);
        if (!each.reason.empty()) link.add("REASONED").set("TEXT", each.reason);
    }
    if (!whole.dossier.ended_at) return;
    auto& last = chain.add("LINK");
    last.set("WHERE", words.say(wording::gone_word(whole.dossier))).set("SINCE", words.moment(*whole.dossier.ended_at, ctx.zone));
    if (!whole.dossier.ended_by_name.empty()) last.add("BY").set("WHO", whole.dossier.ended_by_name);
    if (!whole.dossier.ended_by.empty()) last.add("REASONED").set("TEXT", whole.dossier.ended_by);
}

}  // namespace

void show_care(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    const auto& dossier = whole.dossier;
    if (const auto medium = wording::medium(whole.extent, words); !medium.empty())
        data.add("MEDIUM").set("TEXT", medium);
    if (!whole.extent.physical.empty())
        data.add("CONDITION").set("TEXT", wording::capital(words.say("archive.physical." + whole.extent.physical)));
    if (dossier.volume > 1) {
        auto& volumes = data.add("VOLUMES");
        for (std::size_t at = 0; at < whole.volumes.size(); ++at)
            volumes.add("VOLUME").set("TEXT", words.say("archive.volume.closed",
                                                        {{"volume", std::to_string(at + 1)},
                                                         {"date", words.date(whole.volumes[at])}}));
        volumes.add("VOLUME").set(
            "TEXT", dossier.closed ? words.say("archive.volume.closed", {{"volume", std::to_string(dossier.volume)},
                                                                         {"date", words.date(*dossier.closed)}})
                                   : words.say("archive.volume.open", {{"volume", std::to_string(dossier.volume)}}));
    }
    data.add("FISCAL").set("YEAR", std::int64_t{dossier.fiscal_year()});
    show_chain(data, whole, ctx, words);
    show_marks(data, whole, ctx, words);
    show_references(data, whole, words);
    show_told(data, whole, ctx, words);
    show_asked(data, whole, ctx, words);
    if (rule_moved(whole) && !whole.dossier.gone()) {
        const auto& found = whole.found;
        data.add("RULE_DIFFERS")
            .set("NOW", found ? words.say("archive.rule.short",
                                          {{"code", found->code},
                                           {"active", std::to_string(found->active_years)},
                                           {"inactive", std::to_string(found->inactive_years)},
                                           {"fate", words.say("archive.fate." + std::string(name(found->fate)))}})
                              : words.say(whole.undecided.empty() ? "archive.rule.gone" : "archive.rule.undecided"));
    }
    const auto acts = offered(whole);
    for (const auto& act : acts)
        data.add("ACT").set("LABEL", words.say("archive.act." + act)).set("URL", dossier_url(dossier.id) + "/do?act=" + act);
    data.show_if(!acts.empty(), "ACTS");
}

namespace {

// The one named, else the first that stands in the dossier; none where none does.
const Item* chosen_item(const Whole& whole, const std::string& number) {
    const Item* first = nullptr;
    for (const auto& item : whole.items) {
        if (item.moved()) continue;
        if (std::to_string(item.number) == number) return &item;
        if (first == nullptr) first = &item;
    }
    return first;
}

void show_item_choices(Data& form, const Whole& whole, const std::string& chosen) {
    for (const auto& item : whole.items) {
        if (item.moved()) continue;
        form.add("ITEM")
            .set("N", item.number)
            .set("LABEL", std::to_string(item.number) + ". " + item.title)
            .show_if(chosen == std::to_string(item.number), "CHOSEN");
    }
}

// What stands now is chosen already: who saves it as it is told nothing otherwise.
void show_described(Data& form, const Item& item, const core::http::Fields& given, const Catalog& words) {
    const auto stands = [&](const char* field, const std::string& now) { return given.has(field) ? given.get(field) : now; };
    form.set("ITEM_NUMBER", std::int64_t{item.number})
        .set("ITEM_TITLE", std::to_string(item.number) + ". " + item.title)
        .set("SENDER_TYPED", stands("sender", item.sender))
        .set("AMOUNT_TYPED", stands("amount", std::to_string(item.amount)))
        .show_if(item.physical.empty(), "UNTOLD");
    choices(form, "STAGE", stages, "archive.stage.", stands("stage", item.stage), words);
    if (item.here()) choices(form, "MEDIUM", media_here, "archive.medium.", stands("medium", item.medium), words);
    else choices(form, "MEDIUM", media_away, "archive.medium.", stands("medium", item.medium), words);
    choices(form, "CONDITION", conditions, "archive.physical.", stands("condition", item.physical), words);
    choices(form, "AMOUNT_UNIT", amount_units, "archive.unit.", stands("amount_unit", item.amount_unit), words);
}

void show_form(Data& form, const Whole& whole, const std::string& act, const core::http::Fields& given,
               const Context& ctx, const Catalog& words) {
    const auto value = [&](const char* field) { return given.get(field); };
    const auto today = core::iso(ctx.today());
    form.set("DATE_TYPED", given.has("date") ? value("date") : today).set("REASON_TYPED", value("reason"));
    if (act == "year")
        form.set("YEAR_TYPED", given.has("fiscal_year") ? value("fiscal_year")
                                                        : std::to_string(whole.dossier.fiscal_year()));
    if (act == "exception") {
        constexpr std::array kinds{"unresolved", "permanent", "moved", "years", "none", "settled", "unsettled"};
        choices(form, "KIND", kinds, "archive.exception.", whole.may_ask ? "moved" : value("kind"), words);
        show_item_choices(form, whole, value("item"));
        form.set("TARGET_TYPED", value("target")).set("ACTIVE_TYPED", value("active_years"));
        form.show_if(value("ask") == "1" || whole.may_ask, "ASKED");
        form.set("INACTIVE_TYPED", value("inactive_years"));
        if (whole.dossier.rule && !whole.dossier.rule->exception.empty())
            form.add("RULE_EXCEPTS").set("TEXT", whole.dossier.rule->exception);
    }
    if (act == "refer") form.set("TO_TYPED", value("to"));
    if (act == "rename") show_rename(form, whole, given, words);
    if (act == "retitle") form.set("TITLE_TYPED", given.has("title") ? value("title") : whole.dossier.title);
    if (act == "lower") {
        std::vector<std::string_view> lower;
        for (const auto each : classification::all_access)
            if (each < whole.dossier.access) lower.push_back(classification::name(each));
        form.set("NOW", wording::access(whole.dossier.access, words));
        choices(form, "ACCESS", lower, "archive.access.", value("access"), words);
    }
    if (act == "unrefer") form.set("REFERENCE", value("reference"));
    if (act == "unmark") form.set("KIND_GIVEN", value("kind"));
    if (act == "paper") {
        for (const char* field : {"number", "title", "sender", "receiver", "remark", "first", "amount"})
            form.set(upper(field) + "_TYPED", value(field));
        choices(form, "AMOUNT_UNIT", amount_units, "archive.unit.", value("amount_unit"), words);
        choices(form, "STAGE", stages, "archive.stage.", value("stage"), words);
        choices(form, "MEDIUM", media_away, "archive.medium.", value("medium"), words);
        choices(form, "CONDITION", conditions, "archive.physical.", value("condition"), words);
    }
    if (act == "describe") {
        if (const auto* item = chosen_item(whole, value("item"))) {
            const auto standing = std::count_if(whole.items.begin(), whole.items.end(), [](const Item& each) { return !each.moved(); });
            if (standing > 1) show_item_choices(form.add("SEVERAL"), whole, std::to_string(item->number));
            show_described(form.add("OF_ITEM").show_if(standing == 1, "ALONE"), *item, given, words);
        }
    }
    if (act == "secrecy") form.set("REVIEW_TYPED", value("review"));
    if (act == "vital") {
        form.set("REVIEW_TYPED", value("review")).set("COPY_PLACE_TYPED", value("copy_place"));
        choices(form, "PROTECTION", protections, "archive.protection.", value("protection"), words);
    }
    if (act == "safeguard") {
        form.set("WHAT_TYPED", value("what"));
        choices(form, "PHASE", safeguard_phases, "archive.safeguard.", value("phase"), words);
    }
    if (act == "terjaga") {
        form.set("ENDED_TYPED", value("ended"));
        choices(form, "CATEGORY", guarded_categories, "archive.category.", value("category"), words);
    }
    if (act == "report" || act == "copy") form.set("NUMBER_TYPED", value("number"));
}

}  // namespace

Response CarePages::show(const Context& ctx, Request& request, const std::string& act,
                         const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const auto whole = cabinet_.whole(ctx, DossierId::parse(request.param("id")));
    Data data;
    data.set("PAGE_TITLE", words.say("archive.act." + act))
        .set("TITLE", words.say("archive.act." + act))
        .set("AFTER", words.say("archive.after." + act))
        .set("DOSSIER", whole.dossier.title)
        .set("NUMBER", whole.dossier.numbered())
        .set("URL", dossier_url(whole.dossier.id));
    const auto& given = faults.empty() ? request.query : request.form;
    auto& form = data.add("ACT_" + upper(act));
    show_form(form, whole, act, given, ctx, words);
    if (act == "recode") {
        const auto sought = given.get("code_words").empty() ? given.get("code") : given.get("code_words");
        show_recode(form, whole, given, sought.empty() ? std::vector<classification::Code>{} : cabinet_.search_codes(ctx, sought));
    }
    if (act == "exception" || act == "refer") show_neighbours(form, cabinet_.neighbours(ctx, whole.dossier), words);
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "archive/act", std::move(data), faults.empty() ? 200 : core::http::fault_status);
}

Response CarePages::form(const Context& ctx, Request& request) {
    // Whoever may not know of the dossier is told nothing of its acts.
    cabinet_.whole(ctx, DossierId::parse(request.param("id")));
    Given given(request.query);
    const auto act = given.one_of("act", care_acts, [](const char* each) { return each; });
    if (!act && given.line("act", 100).empty()) given.fault("act", "archive.fault.act");
    given.done();
    return show(ctx, request, *act);
}

Response CarePages::act(const Context& ctx, Request& request, const input::CareAct& act) {
    const auto id = DossierId::parse(request.param("id"));
    try {
        act.run(cabinet_, ctx, id, Given(request.form));
        const bool asks = (act.form == "exception" || act.form == "recode") && request.form.has("ask");
        return core::http::see_other(dossier_url(id), act.form == "lower"           ? "archive.flash.lowering_asked"
                                                      : act.form == "ask_reopening" ? "archive.flash.reopening_asked"
                                                      : asks                        ? "archive.flash.move_asked"
                                                                                    : "archive.flash.care");
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        const bool vital = request.form.get("kind") == name(Mark::Kind::vital);
        return show(ctx, request, !act.form.empty() ? std::string(act.form) : vital ? "vital" : "terjaga", error.faults());
    }
}

}  // namespace archive::web
