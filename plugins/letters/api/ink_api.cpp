// SPDX-License-Identifier: Apache-2.0
// /api/v1/letters/{id}/scans, /signed and /made: letters signed with ink.
#include "letters/api/json.h"
#include "letters/api/letters_api.h"
#include "letters/filters.h"

namespace letters::api {

namespace {

LetterId letter_of(const Request& request) { return LetterId::parse(request.param("id")); }

Response file_of(Ink::Kept kept) { return core::http::bytes(std::move(kept.bytes), "application/pdf", kept.name); }

}  // namespace

Response scans(Room& room, const Context& ctx, Request& request) {
    auto all = core::Json::array();
    for (const auto& each : room.services.ink.scans(ctx, letter_of(request))) all.push_back(scan_json(each));
    return core::http::json({{"scans", all}});
}

Response put_scan(Room& room, const Context& ctx, Request& request) {
    const auto wish = scan_from(request);
    return core::http::json(scan_json(room.services.ink.put(ctx, letter_of(request), wish.files, wish.seen, wish.reason)), 201);
}

Response say_signed(Room& room, const Context& ctx, Request& request) {
    return core::http::json(
        letter_json(room.services.ink.say(ctx, letter_of(request), saying_from(core::http::Given::body(request)))));
}

Response scan(Room& room, const Context& ctx, Request& request) {
    return file_of(room.services.ink.scan(ctx, letter_of(request), scan_number(request)));
}

Response made(Room& room, const Context& ctx, Request& request) {
    return file_of(room.services.ink.made(ctx, letter_of(request)));
}

}  // namespace letters::api
