// SPDX-License-Identifier: Apache-2.0
#include "letters/api/many_api.h"

#include "letters/filters.h"

namespace letters::api {

using core::Json;
using core::http::Given;

namespace {

// The objects of "letters": an id and a whole number under `member`.
std::vector<std::pair<LetterId, std::int64_t>> chosen_in(Given& given, const char* member) {
    std::vector<std::pair<LetterId, std::int64_t>> chosen;
    const Json* sent = given.member("letters");
    if (sent != nullptr && !sent->is_array()) given.fault("letters", "core.fault.list");
    if (sent != nullptr && sent->is_array())
        for (std::size_t i = 0; i < sent->size(); ++i) {
            const Json& each = (*sent)[i];
            const Json number = each.is_object() ? each.value(member, Json()) : Json();
            try {
                if (!number.is_number_integer()) throw core::Error(core::Code::not_found, "letters.error.not_found");
                chosen.emplace_back(LetterId::parse(core::json::text(each, "id")), number.get<std::int64_t>());
            } catch (const core::Error&) {
                given.fault("letters." + std::to_string(i + 1), "letters.fault.chosen");
            }
        }
    if (given.faults().empty() && chosen.empty()) given.fault("letters", "core.batch.nothing_chosen");
    return chosen;
}

}  // namespace

Response asked(core::batch::BatchId id) {
    const auto link = "/api/v1/batches/" + id.text();
    return core::http::json({{"batch", id.text()}, {"link", link}}, 202).header("Location", link);
}

Response submit_many(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    std::vector<Many::Chosen> chosen;
    for (const auto& [id, version] : chosen_in(given, "version")) chosen.push_back({id, version});
    given.done();
    return asked(room.many.submit(ctx, chosen));
}

Response to_hand(Room& room, const Context& ctx, Request&) {
    Json all = Json::array();
    for (const auto& each : room.many.to_hand(ctx))
        all.push_back({{"id", each.id.text()}, {"place", each.place}, {"subject", each.subject}, {"number", each.number},
                       {"date", core::iso(each.date)}, {"printed", each.printed}, {"town", each.town}, {"copy", each.copy}});
    return core::http::json({{"items", std::move(all)}});
}

Response hand_many(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    std::vector<Many::Place> chosen;
    for (const auto& [id, place] : chosen_in(given, "place")) chosen.push_back({id, place});
    const auto handing = shared_handing_from(given);
    given.done("letters.error.handing");
    return asked(room.many.hand(ctx, chosen, handing));
}

}  // namespace letters::api
