// SPDX-License-Identifier: Apache-2.0
#include "classification/web/renamed_pages.h"

#include <algorithm>

#include "classification/domain/access.h"
#include "classification/input/fields.h"
#include "core/base/text.h"

namespace classification::web {

using core::Context;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;

Response RenamedPages::page(const Context& ctx, Request& request, const std::string& of, const core::http::Fields* typed,
                            const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const auto id = request.param("id");
    const auto now = editions_.one(ctx, id).version;
    const auto all = editions_.list(ctx);
    const auto was = std::find_if(all.begin(), all.end(), [&](const auto& each) {
        return each.version.id == of && each.version.kind == now.kind && of != id;
    });
    // What is wrong with a form is told even where it names no older edition.
    if (was == all.end() && faults.empty()) throw core::Error(core::Code::not_found, "classification.error.version");
    const auto found = was == all.end() ? Editions::Renaming{} : editions_.renamed(ctx, of, id);
    const auto url = "/classification/editions/" + id;
    Data data;
    data.set("PAGE_TITLE", words.say("classification.renamed.title"))
        .set("EDITION", now.name)
        .set("EDITION_URL", url + "?of=" + core::text::url(of))
        .set("ACT_URL", url + "/mappings/renamed")
        .set("OF", of)
        .set("SEEN", found.seen)
        .set("REASON_TYPED", typed != nullptr ? typed->get("reason") : "");
    if (was != all.end())
        data.add("LED").set("LEAD", words.say("classification.renamed.lead", {{"newer", now.name}, {"older", was->version.name}}));
    const auto ticked = typed != nullptr ? typed->every("codes") : std::vector<std::string>{};
    const bool takes = may(ctx.actor, Act::confirm) == core::Verdict::allowed && editions_.of_the_office(ctx);
    std::int64_t together = 0;
    for (const auto& each : found.all) {
        const bool apart = each.apart != Apart::none;
        auto& row = data.add(apart ? "APART_ROW" : "ROW");
        row.set("CODE", each.code).set("BEFORE", each.before).set("AFTER", each.after);
        if (apart) {
            row.set("WHY", words.say("classification.apart." + std::string(name(each.apart))));
            continue;
        }
        ++together;
        if (takes)
            row.add("PICK").set("CODE", each.code).show_if(
                typed == nullptr || std::find(ticked.begin(), ticked.end(), each.code) != ticked.end(), "CHOSEN");
    }
    data.show_if(together == 0, "NONE").show_if(together < static_cast<std::int64_t>(found.all.size()), "APART");
    if (together > 0 && takes) data.show("MAY_TAKE");
    else if (together > 0) data.show("OFFICE_ONLY");
    data.show_if(together > 0, "SOME").show_if(together > 0 && takes, "PICKED");
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "classification/renamed", std::move(data),
                        faults.empty() ? 200 : core::http::fault_status);
}

Response RenamedPages::show(const Context& ctx, Request& request) {
    auto of = input::older_from(Given(request.query));
    if (of.empty()) of = editions_.before(ctx, request.param("id"));
    return page(ctx, request, of, nullptr, {});
}

Response RenamedPages::take(const Context& ctx, Request& request) {
    const auto id = request.param("id");
    try {
        const auto taking = input::taking_from(Given(request.form));
        editions_.map_renamed(ctx, id, taking);
        return core::http::see_other("/classification/editions/" + id + "?of=" + core::text::url(taking.of),
                                     "classification.flash.mapped");
    } catch (const core::Error& error) {
        auto faults = error.faults();
        // It comes back as it is now, with what was ticked and written.
        if (error.key() == Editions::renamed_changed) faults = {{"codes", std::string(error.key()), {}}};
        if (faults.empty()) throw;
        return page(ctx, request, request.form.get("of"), &request.form, faults);
    }
}

}  // namespace classification::web
