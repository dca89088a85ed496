// SPDX-License-Identifier: Apache-2.0
// What came with a letter from outside.
#include "core/base/place.h"
#include "incoming/web/pages.h"
#include "incoming/web/views.h"

namespace incoming::web {

void show_attachments(core::page::Data& data, const Whole& whole) {
    data.show_if(!whole.attachments.empty(), "ATTACHMENTS");
    std::size_t place = 0;
    for (const auto& each : whole.attachments)
        data.add("ATTACHMENT")
            .set("URL", address(whole.entry.id) + "/attachments/" + std::to_string(++place))
            .set("NAME", each.name);
}

Response attachment(Room& room, const Context& ctx, Request& request) {
    std::string type;
    auto file = room.services.desk.attachment(ctx, id_of(request), core::place(request.param("place")), type);
    return core::http::bytes(std::move(file.bytes), type, file.name, type == "application/pdf");
}

}  // namespace incoming::web
