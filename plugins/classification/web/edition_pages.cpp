// SPDX-License-Identifier: Apache-2.0
// The page of one edition.
#include "classification/web/edition_pages.h"

#include <algorithm>

#include "classification/domain/access.h"
#include "classification/input/fields.h"
#include "core/base/text.h"

namespace classification::web {
namespace {

using core::Context;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;

constexpr std::size_t most_changes = 500;   // shown; the API gives all

std::string edition_url(std::string_view id, std::string_view of = {}) {
    const auto base = "/classification/editions/" + std::string(id);
    return of.empty() ? base : base + "?of=" + core::text::url(of);
}

std::string said(const core::words::Catalog& words, const char* family, std::string_view name) {
    return words.say(std::string("classification.") + family + "." + std::string(name));
}

void show_state(Data& data, const Editions::Line& line, const core::words::Catalog& words, core::Zone zone) {
    const auto& version = line.version;
    const bool draft = version.state == EditionState::draft, published = version.state == EditionState::published;
    const bool withdrawn = version.state == EditionState::withdrawn;
    data.set("STATE", said(words, "state", name(version.state)))
        .set("TONE", published ? "good" : draft ? "wait" : "info")
        .set("ICON", published ? "circle-check" : draft ? "hourglass" : "info-circle")
        .show_if(line.in_force && draft, "PROVISIONAL")
        .show_if(line.in_force && !draft, "IN_FORCE")
        .show_if(version.verified, "VERIFIED")
        .show_if(!version.verified && !withdrawn, "UNVERIFIED")
        .show_if(!version.verified && withdrawn, "NEVER_VERIFIED");
    if (line.in_force && draft && !version.provisional_reason.empty())
        data.add("SERVES")
            .set("REASON", version.provisional_reason)
            .set("BY", version.provisional_by)
            .set("AT", version.provisional_at ? words.moment(*version.provisional_at, zone) : "");
    if (version.compared_at)
        data.add("COMPARISON")
            .set("WITH", version.compared_with)
            .set("BY", version.compared_by)
            .set("AT", words.moment(*version.compared_at, zone));
    else if (version.verified) data.show("COMPARED_ONCE");
    data.show_if(version.kind == name(Kind::retention), "OF_DATES");
    if (!version.digest.empty()) data.add("DIGEST").set("TEXT", version.digest);
}

// Where a request tells the regulation, and who confirmed it, it is told there.
void show_published(Data& data, const Version& version, const core::words::Catalog& words, core::Zone zone) {
    data.add("PUBLISHED")
        .set("BASIS", version.basis)
        .set("PUBLISHED_BY", version.published_by)
        .set("PUBLISHED_AT", words.moment(*version.published, zone));
}

void show_typed(Data& data, const core::http::Fields* typed) {
    if (typed == nullptr) return;
    for (const auto& [field, place] : {std::pair{"regulation", "REGULATION_TYPED"}, {"regulation_date", "REGULATION_DATE_TYPED"},
                                       {"approval_number", "APPROVAL_NUMBER_TYPED"}, {"approval_date", "APPROVAL_DATE_TYPED"},
                                       {"approval_document", "APPROVAL_DOCUMENT_TYPED"}, {"reason", "REASON_TYPED"},
                                       {"name", "NAME_TYPED"}, {"effective_from", "EFFECTIVE_FROM_TYPED"},
                                       {"compared_with", "COMPARED_WITH_TYPED"}, {"from_code", "FROM_CODE_TYPED"},
                                       {"to_code", "TO_CODE_TYPED"}, {"note", "NOTE_TYPED"}})
        if (typed->has(field)) data.set(place, typed->get(field));
    data.show_if(typed->has("compared"), "COMPARED_TYPED");
}

// The one in force ends only where an earlier one takes its place.
bool may_end(const Editions::Line& line, const std::vector<Editions::Line>& all, core::Date today) {
    if (line.version.state == EditionState::withdrawn) return false;
    return !line.in_force || line.rows == 0 || std::any_of(all.begin(), all.end(), [&](const auto& each) {
        return each.version.kind == line.version.kind && each.version.id != line.version.id &&
               each.version.state == EditionState::published && each.version.effective <= today;
    });
}

bool of_asking(const core::Fault& fault) {
    return fault.field.starts_with("regulation") || fault.field.starts_with("approval") || fault.field == "file";
}

}  // namespace

void EditionPages::compare(const Context& ctx, Data& data, const Version& version, const std::string& of,
                           const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const auto found = editions_.changes(ctx, of, version.id);
    Data& shown = data.add("COMPARED");
    std::map<Difference, std::int64_t> counts;
    for (const auto& each : found) ++counts[each.what];
    for (const auto& [what, count] : counts)
        shown.add("COUNTED").set("WHAT", said(words, "difference", name(what))).set("COUNT", words.number(count));
    shown.show_if(found.empty(), "EQUAL").show_if(!found.empty(), "SOME").show_if(found.size() > most_changes, "MORE");
    std::size_t rows = 0;
    for (const auto& each : found) {
        if (rows++ == most_changes) break;
        shown.add("CHANGE")
            .set("WHAT", said(words, "difference", name(each.what)))
            .set("CODE", each.code)
            .set("BEFORE", each.before)
            .set("AFTER", each.after);
    }
    if (version.kind != name(Kind::scheme)) return;
    const bool manage = may(ctx.actor, Act::manage) == core::Verdict::allowed;
    Data& mapped = data.add("MAPPED");
    mapped.set("OF", of).set("MAP_URL", edition_url(version.id) + "/mappings");
    if (counts.contains(Difference::renamed) && may(ctx.actor, Act::confirm) == core::Verdict::allowed)
        mapped.add("RENAMED").set("RENAMED_URL", edition_url(version.id) + "/renamed?of=" + core::text::url(of));
    const auto all = editions_.mappings(ctx, of, version.id);
    mapped.show_if(all.empty(), "NO_MAPPING").show_if(!all.empty(), "MAPPINGS");
    for (const auto& each : all) {
        Data& row = mapped.add("MAPPING");
        row.set("FROM", each.from).set("TO", each.to).set("HOW", said(words, "how", name(each.how)));
        row.set("NOTE", each.note);
        if (each.withdrawn)
            row.add("WITHDRAWN").set("REASON", each.withdrawn_reason).set("BY", each.withdrawn_by);
        else if (manage) {
            auto& remove = row.add("REMOVE");
            remove.set("REMOVE_URL", "/classification/mappings/" + each.id + "/remove").set("PAIR", each.id);
            for (const auto& fault : faults)
                if (fault.field == "reason-" + each.id) remove.add("FAULT").set("TEXT", words.say(fault.key, fault.args));
        }
    }
    if (!manage) return;
    Data& form = mapped.add("MAP_FORM");
    for (const auto each : all_ways) form.add("WAY").set("VALUE", name(each)).set("LABEL", said(words, "how", name(each)));
    if (counts.contains(Difference::recoded)) form.add("RECODED").set("COUNT", words.number(counts[Difference::recoded]));
}

namespace {

std::string in_force(const std::vector<Editions::Line>& all, const Version& version) {
    for (const auto& each : all)
        if (each.in_force && each.version.kind == version.kind && each.version.id != version.id) return each.version.id;
    return {};
}

}  // namespace

// Who may say that its rows were held against the annex, and what keeps him from it.
bool EditionPages::show_comparing(const Context& ctx, Data& data, const Editions::Line& line, bool office,
                                  const std::string& annex) {
    const auto& version = line.version;
    if (version.verified || version.state == EditionState::withdrawn || line.rows == 0) return false;
    const bool manage = may(ctx.actor, Act::manage) == core::Verdict::allowed;
    if (line.open > 0) data.show("OPEN_FIRST");
    else if (!office || !manage) data.show("OTHERS_COMPARE");
    else data.set("COMPARED_WITH_TYPED", annex).show("MAY_VERIFY");
    return line.open == 0 && office && manage;
}

void EditionPages::show_approval(const Context& ctx, Data& data, const Editions::Line& line) {
    const auto& words = words_.in(ctx.language);
    const auto& version = line.version;
    const bool retention = version.kind == name(Kind::retention), office = editions_.of_the_office(ctx);
    const auto asked = editions_.approval(ctx, version.id);
    const bool waits = asked && asked->outcome.empty() && version.state == EditionState::draft;
    if (asked) {
        auto& shown = data.add("APPROVAL");
        shown.set("REGULATION", asked->regulation)
            .set("REGULATION_DATE", words.date(*asked->regulation_date))
            .set("ASKED_BY", asked->asked_by)
            .set("ASKED_AT", words.moment(asked->asked, ctx.zone))
            .show_if(waits, "WAITS");
        if (waits) shown.show(asked->compared || version.verified ? "TELLS_COMPARED" : "TELLS_NOTHING");
        if (asked->date)
            shown.add("NATIONAL")
                .set("NUMBER", asked->number)
                .set("DATE", words.date(*asked->date))
                .set("DOCUMENT", asked->document);
        if (asked->letter) {
            auto& letter = shown.add("LETTER");
            letter.set("NAME", asked->letter_name).set("DIGEST", asked->letter->hex());
            if (office && may(ctx.actor, Act::confirm) == core::Verdict::allowed) letter.show("MAY_OPEN");
            else letter.show("CLOSED");
        }
        if (asked->decided)
            shown.add(asked->outcome == "confirmed" ? "CONFIRMED" : asked->outcome == "lapsed" ? "LAPSED" : "REFUSED")
                .set("BY", asked->decided_by)
                .set("AT", words.moment(*asked->decided, ctx.zone))
                .set("REASON", asked->reason);
    }
    if (version.published && !(asked && asked->outcome == "confirmed")) show_published(data, version, words, ctx.zone);
    if (waits && office && may(ctx.actor, Act::confirm) == core::Verdict::allowed) {
        if (asked->asked_person != ctx.actor.person.text()) data.add("MAY_CONFIRM").set("APPROVAL_ID", asked->id);
        data.show("MAY_REFUSE");
    }
    const bool compares = show_comparing(ctx, data, line, office, asked ? annex_of(*asked) : "");
    const bool ready = version.state == EditionState::draft && line.open == 0 && line.rows > 0 && !waits;
    const bool asks = ready && may(ctx.actor, Act::manage) == core::Verdict::allowed;
    data.show_if(compares || (asks && office), "FORMS");
    if (!asks) return;
    if (office) data.add("MAY_PUBLISH").show_if(retention, "NATIONAL");
    else data.show("OFFICE_ONLY");
}

Response EditionPages::page(const Context& ctx, Request& request, const std::string& id, const std::string& asked,
                            const core::http::Fields* typed, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const auto line = editions_.one(ctx, id);
    const auto& version = line.version;
    const bool manage = may(ctx.actor, Act::manage) == core::Verdict::allowed;
    const auto others_of = editions_.list(ctx);
    // Whoever looks at a draft sees at once what it changes.
    const auto of = version.state == EditionState::draft && asked.empty() ? in_force(others_of, version) : asked;
    Data data;
    data.set("PAGE_TITLE", version.name)
        .set("NAME", version.name)
        .set("KIND", said(words, "kind", version.kind))
        .set("EFFECTIVE", words.date(version.effective))
        .set("ROWS", words.number(line.rows))
        .set("URL", edition_url(version.id))
        .show_if(line.open > 0, "HAS_OPEN")
        .set("OPEN", words.number(line.open));
    show_state(data, line, words, ctx.zone);
    for (const auto& each : editions_.readings(ctx, version.id)) {
        std::string events;
        for (const auto& event : each.triggers.all) events += (events.empty() ? "" : "; ") + event.name;
        data.add("READING")
            .set("PHRASE", each.phrase)
            .set("EVENTS", events)
            .set("REASON", each.reason)
            .set("BY", each.by)
            .set("AT", words.moment(each.at, ctx.zone));
        data.show("READINGS");
    }
    bool others = false, comparable = false;
    for (const auto& each : others_of) {
        if (each.version.kind != version.kind || each.version.id == version.id) continue;
        others = true;
        comparable = comparable || each.version.id == of;
        data.add("OTHER").set("VALUE", each.version.id).set("LABEL", each.version.name).show_if(each.version.id == of,
                                                                                             "CHOSEN");
    }
    data.show_if(others, "OTHERS");
    if (comparable) compare(ctx, data, version, of, faults);
    show_approval(ctx, data, line);
    bool decreed = false;
    for (const auto& each : others_of)
        decreed = decreed || (each.in_force && each.version.kind == version.kind && each.version.decreed(ctx.today()));
    if (manage && version.state == EditionState::draft && !line.in_force && !decreed && line.rows > 0 &&
        editions_.of_the_office(ctx))
        data.show("MAY_SERVE");
    const bool ours = version.state == EditionState::draft || editions_.of_the_office(ctx);
    data.show_if(manage && ours && may_end(line, others_of, ctx.today()), "MAY_WITHDRAW").show_if(manage, "MAY_COPY");
    data.show_if(std::any_of(faults.begin(), faults.end(), of_asking), "ASK_FAULT");
    data.show_if(std::any_of(faults.begin(), faults.end(), [](const auto& each) { return each.field == "compared_with"; }),
                 "COMPARE_FAULT");
    show_typed(data, typed);
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "classification/edition", std::move(data), faults.empty() ? 200 : 422,
                        version.kind + ":" + version.id);
}

Response EditionPages::show(const Context& ctx, Request& request) {
    return page(ctx, request, request.param("id"), input::older_from(Given(request.query)), nullptr, {});
}

template <class Do>
Response EditionPages::act(const Context& ctx, Request& request, const char* flash, Do act) {
    const auto id = request.param("id");
    try {
        return core::http::see_other(act(id), flash);
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return page(ctx, request, id, request.form.get("of"), &request.form, error.faults());
    }
}

Response EditionPages::publish(const Context& ctx, Request& request) {
    return act(ctx, request, "classification.flash.publish_asked", [&](const std::string& id) {
        editions_.ask(ctx, id, input::approval_from(Given(request.form)), input::letter_of(request));
        return edition_url(id);
    });
}

Response EditionPages::letter(const Context& ctx, Request& request) {
    auto [bytes, name] = editions_.letter(ctx, request.param("id"));
    return core::http::bytes(std::move(bytes), "application/pdf", std::move(name));
}

Response EditionPages::confirm(const Context& ctx, Request& request) {
    return act(ctx, request, "classification.flash.published", [&](const std::string& id) {
        editions_.confirm(ctx, id, input::seen_from(Given(request.form)));
        return edition_url(id);
    });
}

Response EditionPages::verify(const Context& ctx, Request& request) {
    return act(ctx, request, "classification.flash.verified", [&](const std::string& id) {
        editions_.verify(ctx, id, input::annex_from(Given(request.form)));
        return edition_url(id);
    });
}

Response EditionPages::refuse(const Context& ctx, Request& request) {
    return act(ctx, request, "classification.flash.publish_refused", [&](const std::string& id) {
        editions_.refuse(ctx, id, input::reason_from(Given(request.form)));
        return edition_url(id);
    });
}

Response EditionPages::serve(const Context& ctx, Request& request) {
    return act(ctx, request, "classification.flash.serves", [&](const std::string& id) {
        editions_.serve(ctx, id, input::reason_from(Given(request.form)));
        return edition_url(id);
    });
}

Response EditionPages::withdraw(const Context& ctx, Request& request) {
    return act(ctx, request, "classification.flash.withdrawn", [&](const std::string& id) {
        editions_.withdraw(ctx, id, input::reason_from(Given(request.form)));
        return edition_url(id);
    });
}

Response EditionPages::copy(const Context& ctx, Request& request) {
    return act(ctx, request, "classification.flash.copied", [&](const std::string& id) {
        const auto given = input::copy_from(Given(request.form));
        return edition_url(editions_.copy(ctx, id, given.name, given.effective));
    });
}

Response EditionPages::map(const Context& ctx, Request& request) {
    return act(ctx, request, "classification.flash.mapped", [&](const std::string& id) {
        const auto made = input::mapping_from(Given(request.form), id);
        editions_.map(ctx, made);
        return edition_url(id, made.from_version);
    });
}

Response EditionPages::map_recoded(const Context& ctx, Request& request) {
    return act(ctx, request, "classification.flash.mapped", [&](const std::string& id) {
        const auto of = input::older_from(Given(request.form));
        editions_.map_recoded(ctx, of, id);
        return edition_url(id, of);
    });
}

Response EditionPages::unmap(const Context& ctx, Request& request) {
    const auto pair = request.param("id");
    try {
        const auto made = editions_.unmap(ctx, pair, input::reason_from(Given(request.form)));
        return core::http::see_other(edition_url(made.to_version, made.from_version), "classification.flash.unmapped");
    } catch (const core::Error& error) {
        const auto found = editions_.mapping(ctx, pair);
        if (error.faults().empty() || !found) throw;
        // The page has a form for each pair.
        auto faults = error.faults();
        for (auto& fault : faults) fault.field += "-" + pair;
        return page(ctx, request, found->to_version, found->from_version, nullptr, faults);
    }
}

}  // namespace classification::web
