// SPDX-License-Identifier: Apache-2.0
#include "signing/field.h"

namespace signing {

using core::Json;

Json to_json(const Spot& spot) {
    return {{"page", spot.page}, {"box", {spot.left, spot.bottom, spot.width, spot.height}}};
}

Spot spot_kept(const Json& json) {
    const auto& box = json.at("box");
    return {json.at("page").get<int>(), box.at(0).get<double>(), box.at(1).get<double>(), box.at(2).get<double>(),
            box.at(3).get<double>()};
}

Json to_json(const std::vector<FreeField>& fields) {
    Json all = Json::array();
    for (const auto& each : fields) {
        Json one = to_json(each.at);
        one["name"] = each.name;
        one["closes"] = each.closes;
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<FreeField> fields_kept(const Json& json) {
    std::vector<FreeField> all;
    for (const auto& each : json)
        all.push_back({each.at("name").get<std::string>(), spot_kept(each), each.at("closes").get<bool>()});
    return all;
}

}  // namespace signing
