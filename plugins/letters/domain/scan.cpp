// SPDX-License-Identifier: Apache-2.0
#include "letters/domain/scan.h"

#include "core/base/text.h"

namespace letters {

std::vector<core::Fault> faults_of_scan(std::size_t before, std::string_view reason) {
    std::vector<core::Fault> faults;
    if (before >= most_scans)
        faults.push_back({"file", "letters.fault.scan_many", {{"most", std::to_string(most_scans)}}});
    if (before > 0 && core::text::trim(reason).empty()) faults.push_back({"reason", "letters.fault.scan_reason", {}});
    return faults;
}

std::vector<core::Fault> faults_of_saying(const std::optional<core::Date>& on, bool said, core::Date numbered,
                                          core::Date today) {
    std::vector<core::Fault> faults;
    if (!on) faults.push_back({"date", "letters.fault.ink_date", {}});
    else if (*on < numbered) faults.push_back({"date", "letters.fault.ink_early", {{"date", core::iso(numbered)}}});
    else if (*on > today) faults.push_back({"date", "letters.fault.ink_ahead", {}});
    if (!said) faults.push_back({"signed", "letters.fault.ink_unsaid", {}});
    return faults;
}

}  // namespace letters
