// SPDX-License-Identifier: Apache-2.0
#include "core/page/readings.h"

#include "core/base/json.h"

namespace core::page {

void show_readings(Data& data, const std::vector<audit::Entry>& readings, const words::Catalog& words, Zone zone,
                   const std::string& prefix) {
    auto& box = data.add("READERS");
    box.set("READ_COUNT", words.number(static_cast<std::int64_t>(readings.size())))
        .show_if(readings.empty(), "NOBODY_READ");
    for (const auto& each : readings)
        box.add("READER")
            .set("WHO", each.person_name)
            .set("AS", each.position_name)
            .set("AT", words.moment(each.at, zone))
            .set("WHAT", words.say(prefix + json::text(each.data, "what")));
}

}  // namespace core::page
