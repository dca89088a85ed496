// SPDX-License-Identifier: Apache-2.0
// Pages of partners.
#include "directory/web/partner_page.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/http/given.h"
#include "directory/domain/access.h"
#include "directory/input/fields.h"
#include "directory/web/views.h"

namespace directory::web {
namespace {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

using core::http::fault_status;
const std::string base = "/directory/partners";

std::string address(PartnerId id) { return base + "/" + id.text(); }
std::string kind_word(const std::string& kind, const core::words::Catalog& words) {
    return words.say("directory.partner.kind." + kind);
}

// Fields in the order they are read; the text of each for a page.
std::vector<std::pair<std::string, std::string>> texts(const Partner& partner, const core::words::Catalog& words) {
    return {{"official", partner.official}, {"kind", kind_word(partner.kind, words)}, {"place", partner.place},
            {"address", partner.address},   {"email", partner.email},                 {"phone", partner.phone},
            {"note", partner.note}};
}

void show_facts(Data& data, const Partner& partner, const core::words::Catalog& words) {
    for (const auto& [field, text] : texts(partner, words))
        if (!text.empty())
            data.add("FACT").set("LABEL", words.say("directory.partner." + field)).set("VALUE", text);
}

void show_kinds(Data& data, const std::string& now, const core::words::Catalog& words) {
    for (const auto& each : partner_kinds())
        data.add("KIND").set("VALUE", each).set("LABEL", kind_word(each, words)).show_if(each == now, "CHOSEN");
}

void show_alike(Data& data, const std::vector<store::AlikePartner>& all, const std::string& survivor,
                const core::words::Catalog& words) {
    if (all.empty()) return;
    auto& box = data.add("ALIKE");
    for (const auto& each : all) {
        auto& row = box.add("OTHER");
        row.set("NAME", each.partner.name)
            .set("KIND", kind_word(each.partner.kind, words))
            .set("PLACE", each.partner.place)
            .set("URL", address(each.partner.id));
        if (!survivor.empty())
            row.add("MERGE").set("MERGE_URL", base + "/" + survivor + "/merge?with=" + each.partner.id.text());
    }
}

}  // namespace

Response PartnerPages::list(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    core::http::Given given(request.query);
    const auto wish = input::partner_wish_from(given);
    given.done();
    const auto page = partners_.list(ctx, wish);
    Data data;
    data.set("PAGE_TITLE", words.say("directory.partner.title")).set("Q", wish.words);
    show_kinds(data, wish.kind, words);
    for (const auto& partner : page.lines) {
        auto& row = data.add("ROW");
        row.set("NAME", partner.name)
            .set("URL", address(partner.id))
            .set("OFFICIAL", partner.official)
            .set("PLACE", partner.place)
            .set("KIND", kind_word(partner.kind, words))
            .show_if(!partner.official.empty(), "TITLED")
            .show_if(!partner.place.empty(), "SITED");
    }
    const bool filtered = !wish.words.empty() || !wish.kind.empty() || wish.after;
    data.show_if(!page.lines.empty(), "ROWS")
        .show_if(page.lines.empty() && !filtered, "EMPTY")
        .show_if(page.lines.empty() && filtered, "NO_MATCH")
        .show_if(may_keep_partners(ctx.actor) == core::Verdict::allowed, "MAY_WRITE");
    if (!page.next.empty())
        data.add("OLDER").set("URL", base + "?q=" + core::text::url(wish.words) + "&kind=" + wish.kind +
                                         "&after=" + page.next);
    return book_.render(ctx, request, "directory/partners", std::move(data));
}

Response PartnerPages::show(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    const auto id = PartnerId::parse(request.param("id"));
    const auto sheet = partners_.sheet(ctx, id);
    Data data;
    data.set("PAGE_TITLE", sheet.partner.name)
        .set("NAME", sheet.partner.name)
        .set("PRINTED", addressed(sheet.partner) + (sheet.partner.place.empty() ? "" : " di " + sheet.partner.place));
    show_facts(data, sheet.partner, words);
    if (sheet.survivor) {
        auto& row = data.add("MERGED").set("SURVIVOR", sheet.survivor->name).set("SURVIVOR_URL", address(sheet.survivor->id));
        if (sheet.may_undo) row.add("UNDO").set("UNDO_URL", address(id) + "/unmerge");
    } else if (sheet.may_write) {
        data.add("EDIT").set("URL", address(id) + "/edit");
    }
    if (!sheet.merged.empty()) {
        auto& box = data.add("FOLLOWERS");
        for (const auto& each : sheet.merged) box.add("ONE").set("NAME", each.name).set("URL", address(each.id));
    }
    show_alike(data, sheet.alike, id.text(), words);
    for (const auto& entry : sheet.trail) {
        auto& row = data.add("ACT");
        row.set("WHAT", words.say("directory.trail." + entry.act.substr(entry.act.find('.') + 1)))
            .set("WHO", entry.person_name)
            .set("AT", words.moment(entry.at, ctx.zone))
            .set("ISO", core::iso(entry.at));
        if (entry.data.contains("survivor"))
            row.add("WITH").set("WITH_NAME", core::json::text(entry.data, "name"));
    }
    return book_.render(ctx, request, "directory/partner", std::move(data), 200, "partner:" + id.text());
}

Response PartnerPages::form(const Context& ctx, Request& request, const Partner& shown,
                            const std::vector<core::Fault>& faults) {
    core::ensure(may_keep_partners(ctx.actor));
    const auto& words = words_.in(ctx.language);
    const bool fresh = shown.id.nil();
    // What was typed is shown again as it was typed.
    const auto text = [&](const char* field, const std::string& stored) {
        return request.form.has(field) ? request.form.get(field) : stored;
    };
    Data data;
    data.set("PAGE_TITLE", words.say(fresh ? "directory.partner.new" : "directory.partner.edit"))
        .set("URL", fresh ? base : address(shown.id))
        .set("BACK_URL", fresh ? base : address(shown.id))
        .set("REVISION", shown.revision)
        .set("NAME", text("name", shown.name))
        .set("OFFICIAL", text("official", shown.official))
        .set("PLACE", text("place", shown.place))
        .set("ADDRESS", text("address", shown.address))
        .set("EMAIL", text("email", shown.email))
        .set("PHONE", text("phone", shown.phone))
        .set("NOTE", text("note", shown.note))
        .show_if(!fresh, "KNOWN");
    show_kinds(data, text("kind", shown.kind), words);
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "directory/partner_form", std::move(data), faults.empty() ? 200 : fault_status);
}

Response PartnerPages::blank(const Context& ctx, Request& request) {
    Partner shown;
    shown.kind = partner_kinds().front();
    return form(ctx, request, shown, {});
}

Response PartnerPages::add(const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    auto wanted = input::partner_from(given);
    try {
        const auto made = partners_.add(ctx, std::move(wanted), given.take_faults());
        const bool twice = partners_.sheet(ctx, made.id).alike.size() > 0;
        return core::http::see_other(address(made.id),
                                     twice ? "directory.flash.partner_alike" : "directory.flash.partner_added",
                                     twice ? "warning" : "success");
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return form(ctx, request, {}, error.faults());
    }
}

Response PartnerPages::edit(const Context& ctx, Request& request) {
    return form(ctx, request, partners_.sheet(ctx, PartnerId::parse(request.param("id"))).partner, {});
}

Response PartnerPages::save(const Context& ctx, Request& request) {
    const auto id = PartnerId::parse(request.param("id"));
    core::http::Given given(request.form);
    auto wanted = input::partner_from(given);
    wanted.id = id;
    wanted.revision = input::revision_in(given, "revision");
    try {
        partners_.save(ctx, std::move(wanted), given.take_faults());
        return core::http::see_other(address(id), "directory.flash.partner_saved");
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return form(ctx, request, partners_.sheet(ctx, id).partner, error.faults());
    }
}

Response PartnerPages::preview(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    const auto survivor = PartnerId::parse(request.param("id"));
    core::http::Given given(request.query);
    const auto other = given.id<PartnerId>("with");
    if (!other) given.fault("with", "directory.fault.partner_other");
    given.done("directory.error.partner");
    const auto seen = partners_.preview(ctx, survivor, *other);
    Data data;
    data.set("PAGE_TITLE", words.say("directory.partner.merge"))
        .set("SURVIVOR", seen.survivor.name)
        .set("OTHER", seen.other.name)
        .set("OTHER_ID", other->text())
        .set("URL", address(survivor) + "/merge")
        .set("BACK_URL", address(survivor))
        .set("SWAP_URL", address(*other) + "/merge?with=" + survivor.text())
        .set("REVISION", seen.survivor.revision)
        .set("OTHER_REVISION", seen.other.revision);
    const auto left = texts(seen.survivor, words), right = texts(seen.other, words), after = texts(seen.joined, words);
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (left[i].second.empty() && right[i].second.empty()) continue;
        const bool taken = std::find(seen.filled.begin(), seen.filled.end(), after[i].first) != seen.filled.end();
        data.add("FIELD")
            .set("LABEL", words.say("directory.partner." + after[i].first))
            .set("LEFT", left[i].second)
            .set("RIGHT", right[i].second)
            .set("AFTER", after[i].second)
            .show_if(taken, "TAKEN");
    }
    for (const auto& each : seen.follow) data.add("FOLLOWS").set("NAME", each.name);
    return book_.render(ctx, request, "directory/partner_merge", std::move(data));
}

Response PartnerPages::merge(const Context& ctx, Request& request) {
    const auto survivor = PartnerId::parse(request.param("id"));
    core::http::Given given(request.form);
    const auto other = given.id<PartnerId>("with");
    if (!other) given.fault("with", "directory.fault.partner_other");
    const auto own = input::revision_in(given, "revision"), others = input::revision_in(given, "with_revision");
    given.done("directory.error.partner");
    partners_.merge(ctx, survivor, *other, own, others);
    return core::http::see_other(address(survivor), "directory.flash.partner_merged");
}

Response PartnerPages::unmerge(const Context& ctx, Request& request) {
    const auto id = PartnerId::parse(request.param("id"));
    partners_.unmerge(ctx, id);
    return core::http::see_other(address(id), "directory.flash.partner_parted");
}

namespace {

// The pages of the organisation's import, for partners.
Data import_data(const core::words::Catalog& words) {
    Data data;
    data.set("PAGE_TITLE", words.say("directory.partner.import"))
        .set("TITLE", words.say("directory.partner.import"))
        .set("HELP", words.say("directory.partner.import_help"))
        .set("PARENT", words.say("directory.partner.title"))
        .set("PARENT_URL", base)
        .set("IMPORT_URL", base + "/import");
    return data;
}

}  // namespace

Response PartnerPages::import_form(const Context& ctx, Request& request) {
    core::ensure(may_keep_partners(ctx.actor));
    auto data = import_data(words_.in(ctx.language));
    data.show("UPLOAD");
    return book_.render(ctx, request, "directory/import", std::move(data));
}

Response PartnerPages::upload(const Context& ctx, Request& request) {
    core::ensure(may_keep_partners(ctx.actor));
    const auto& words = words_.in(ctx.language);
    auto data = import_data(words);
    try {
        const auto shown = import_.propose(ctx, input::table_from(request, "mitra"));
        show_plan(data, shown.plan, words);
        if (!shown.id.empty() && shown.plan.count(Fate::fresh) + shown.plan.count(Fate::changed) > 0)
            data.add("CONFIRM").set("ID", shown.id);
        else
            data.show("UPLOAD");
        return book_.render(ctx, request, "directory/import", std::move(data), shown.plan.ok() ? 200 : fault_status);
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        data.show("UPLOAD");
        core::page::show_faults(data, error.faults(), words);
        return book_.render(ctx, request, "directory/import", std::move(data), fault_status);
    }
}

Response PartnerPages::confirm(const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    const auto id = given.line("id", 100);
    given.done();
    import_.confirm(ctx, id);
    return core::http::see_other(base, "directory.flash.partners_imported");
}

}  // namespace directory::web
