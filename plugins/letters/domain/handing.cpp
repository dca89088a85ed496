// SPDX-License-Identifier: Apache-2.0
#include "letters/domain/handing.h"

namespace letters {

std::string_view name(Way way) {
    switch (way) {
        case Way::post: return "pos";
        case Way::courier: return "kurir";
        case Way::email: return "surel";
        case Way::delivered: return "diantar";
    }
    return "";
}

std::optional<Way> way_named(std::string_view text) {
    for (const auto way : all_ways)
        if (name(way) == text) return way;
    return std::nullopt;
}

std::vector<core::Fault> faults_of(const Handing& handing, core::Date letter_day, core::Date today) {
    std::vector<core::Fault> faults;
    if (handing.on > today) faults.push_back({"date", "letters.fault.handed_ahead", {}});
    if (handing.on < letter_day)
        faults.push_back({"date", "letters.fault.handed_before", {{"date", core::iso(letter_day)}}});
    return faults;
}

}  // namespace letters
