// SPDX-License-Identifier: Apache-2.0
// What the composer asks while somebody types: the sheet as it would be, and people to fill in.
#include <charconv>

#include "letters/web/form.h"
#include "letters/web/pages.h"
#include "letters/web/views.h"

namespace letters::web {

using core::Error;
using core::Json;

namespace {

constexpr std::size_t most_suggested = 8;

int page_number(const std::string& text) {
    int number = 0;
    const auto [at, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || at != text.data() + text.size() || number < 1)
        throw Error(core::Code::not_found, "letters.error.page");
    return number;
}

}  // namespace

Response proof(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    auto given = typed(room, ctx, request, request.form.get("kind"));
    if (!given.faults.empty()) throw Error("letters.error.incomplete", std::move(given.faults));
    const auto sheets = room.services.proof.make(ctx, id, std::move(given.content));
    const auto& words = room.words.in(ctx.language);
    const auto file = address(id) + "/proof?key=" + sheets.key;
    Json pages = Json::array(), lacking = Json::array();
    for (int page = 1; page <= sheets.pages; ++page) {
        const core::Args args{{"page", std::to_string(page)}, {"pages", std::to_string(sheets.pages)}};
        pages.push_back({{"url", file + "&page=" + std::to_string(page)},
                         {"alt", words.say("letters.page_alt", args)},
                         {"label", words.say("letters.page_of", args)}});
    }
    for (const auto& fault : sheets.lacking)
        lacking.push_back({{"field", fault.field}, {"message", words.say(fault.key, fault.args)}});
    return core::http::json({{"pages", std::move(pages)}, {"pdf", file}, {"lacking", std::move(lacking)}});
}

Response proof_file(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto key = request.query.get("key");
    auto& proof = room.services.proof;
    auto response =
        request.query.has("page")
            ? core::http::bytes(proof.picture(ctx, id, key, page_number(request.query.get("page"))), "image/png")
            : core::http::bytes(proof.pdf(ctx, id, key), "application/pdf", "konsep.pdf");
    // The key is of the content: what it names never changes.
    response.header("Cache-Control", "private, max-age=600");
    return response;
}

Response staff(Room& room, const Context& ctx, Request& request) {
    Json items = Json::array();
    for (const auto& each : room.services.staff.find(ctx, request.query.get("q"), most_suggested))
        items.push_back({{"name", each.name}, {"rank", each.rank}, {"nip", each.nip},
                         {"position", each.position}, {"unit", each.unit_name}});
    return core::http::json({{"items", std::move(items)}});
}

}  // namespace letters::web
