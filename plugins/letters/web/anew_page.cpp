// SPDX-License-Identifier: Apache-2.0
#include "letters/web/anew_page.h"

#include "core/http/given.h"
#include "letters/service/anew.h"
#include "letters/web/views.h"

namespace letters::web {

using core::Context;
using core::http::Request;
using core::http::Response;

Response draft_anew(Room& room, const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    const auto reason = given.prose("reason", longest_reason);
    given.done("letters.error.incomplete");
    auto& services = room.services;
    const auto made = letters::draft_anew(services.parts, services.draft, ctx, id_of(request), reason);
    return core::http::see_other(address(made.id) + "/edit", "letters.flash.written_anew");
}

}  // namespace letters::web
