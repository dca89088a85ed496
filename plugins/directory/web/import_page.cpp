// SPDX-License-Identifier: Apache-2.0
// The import's three steps.
#include "directory/web/import_page.h"

#include "directory/domain/access.h"
#include "directory/input/fields.h"
#include "directory/web/views.h"

namespace directory::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

Data page(const core::words::Catalog& words) {
    Data data;
    data.set("PAGE_TITLE", words.say("directory.import.title"))
        .set("TITLE", words.say("directory.import.title"))
        .set("HELP", words.say("directory.import.files_help"))
        .set("PARENT", words.say("directory.tree.title"))
        .set("PARENT_URL", "/directory")
        .set("IMPORT_URL", "/directory/import");
    return data;
}

}  // namespace

Response ImportPage::show(const Context& ctx, Request& request) {
    core::ensure(may(ctx.actor, Act::manage));
    auto data = page(words_.in(ctx.language));
    data.show("UPLOAD");
    return book_.render(ctx, request, "directory/import", std::move(data));
}

Response ImportPage::upload(const Context& ctx, Request& request) {
    core::ensure(may(ctx.actor, Act::manage));
    const auto& words = words_.in(ctx.language);
    auto data = page(words);
    try {
        const auto shown = import_.propose(ctx, input::workbook_from(request));
        show_plan(data, shown.plan, words);
        if (!shown.id.empty() &&
            shown.plan.count(Fate::fresh) + shown.plan.count(Fate::changed) > 0)
            data.add("CONFIRM").set("ID", shown.id);
        else
            data.show("UPLOAD");
        return book_.render(ctx, request, "directory/import", std::move(data),
                            shown.plan.ok() ? 200 : 422);
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        data.show("UPLOAD");
        core::page::show_faults(data, error.faults(), words);
        return book_.render(ctx, request, "directory/import", std::move(data), 422);
    }
}

Response ImportPage::confirm(const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    const auto id = given.line("id", 100);
    given.done();
    import_.confirm(ctx, id);
    return core::http::see_other("/directory", "directory.flash.imported");
}

}  // namespace directory::web
