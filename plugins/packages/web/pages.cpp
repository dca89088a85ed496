// SPDX-License-Identifier: Apache-2.0
#include "packages/web/pages.h"

#include "packages/input/fields.h"
#include "packages/web/told_words.h"

namespace packages::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

Response Pages::list(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("packages.title"));
    const auto sought = input::sought_from(request.query);
    const auto all = exports_.list(ctx, sought);
    if (!all.lines.empty()) data.show("SOME");
    else if (all.next.empty()) data.show("NONE");
    if (!all.next.empty()) data.add("OLDER").set("URL", input::older_url("/packages", sought, all.next));
    for (const auto& each : all.lines) {
        const auto& package = each.package;
        auto& row = data.add("PACKAGE");
        row.set("NUMBER", each.number).set("TITLE", each.title).set("URL", "/packages/" + package.id.text())
            .set("RECEIVER", package.receiver).set("ASKED", words.moment(package.asked, ctx.zone))
            .set("BY", package.asked_by);
        if (package.parts > 1)
            row.add("PART").set("N", std::int64_t{package.part}).set("OF", std::int64_t{package.parts});
        if (package.state == State::waiting) row.add("WAITING").set("BATCH_URL", "/batches/" + package.batch);
        if (package.state == State::expired) row.show("EXPIRED");
        if (package.state == State::failed) row.add("FAILED").set("BATCH_URL", "/batches/" + package.batch);
        if (package.state == State::ready) row.add("READY").set("FILE_URL", "/packages/" + package.id.text() + "/file");
        if (package.digest) row.add("MADE").set("DIGEST", package.digest->hex())
            .set("SIZE", words.number(static_cast<std::int64_t>((package.bytes + 1023) >> 10)))
            .show(package.stamped ? "STAMPED" : "UNSTAMPED");
    }
    return book_.render(ctx, request, "packages/list", std::move(data));
}

Response Pages::ask(const Context& ctx, Request& request) {
    const auto asked = input::asked_from(core::http::Given(request.form));
    exports_.ask(ctx, asked);
    return core::http::see_other("/packages", "packages.asked");
}

Response Pages::file(const Context& ctx, Request& request) {
    std::string name;
    auto path = exports_.file(ctx, PackageId::parse(request.param("id")), name);
    return input::handed(std::move(path), name);
}

// Of a dossier another house handed over: what it told, and where that stands whole.
std::string Pages::told_there(const Context& ctx, const Request& request, archive::DossierId dossier) {
    const auto from = imports_.told_there(ctx, dossier);
    if (!from) return {};
    const auto& words = words_.in(ctx.language);
    const auto& content = from->content;
    Data data;
    data.set("FROM", content.agency).set("NUMBER", content.number).set("CODE", content.code).set("CODE_NAME", content.code_name);
    for (const auto& told : left_sentences(content, words)) data.add("TOLD").set("TEXT", told);
    if (ctx.actor.may(Imports::right))
        for (const auto& each : from->parts)
            data.add("PACKAGE").set("URL", "/packages/imports/" + each.id.text()).set("N", std::int64_t{each.part})
                .set("OF", std::int64_t{each.parts});
    return book_.fragment(ctx, request, "packages/there", data);
}

std::string Pages::panel(const Context& ctx, const Request& request, std::string_view subject) {
    const auto dossier = archive::dossier_of_object(subject);
    auto there = told_there(ctx, request, dossier);
    const bool may_ask = exports_.may_ask(ctx, dossier), made = exports_.has_some(ctx, dossier);
    if (!may_ask && !made) return there;
    Data data;
    data.set("DOSSIER", dossier.text()).show(may_ask ? "MAY_ASK" : "MADE_ONLY");
    if (made) data.add("MADE").set("URL", "/packages?dossier=" + dossier.text());
    return there + book_.fragment(ctx, request, "packages/panel", data);
}

}  // namespace packages::web
