// SPDX-License-Identifier: Apache-2.0
#include "classification/domain/approval.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"

namespace classification {
namespace {

// "x" is no number of anything: it has a figure and a little beside it.
bool numbered(const std::string& text, std::size_t least) {
    return core::text::length(text) >= least &&
           std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::vector<core::Fault> faults_of(Kind kind, const Approval& a, core::Date today) {
    std::vector<core::Fault> faults;
    const auto fault = [&](const char* field, const char* key) { faults.push_back({field, key, {}}); };
    const auto day = [&](const char* field, const std::optional<core::Date>& date) {
        if (!date) fault(field, "classification.fault.date_missing");
        else if (*date > today) fault(field, "classification.fault.date_ahead");
    };
    if (!numbered(a.regulation, 8)) fault("regulation", "classification.fault.regulation");
    day("regulation_date", a.regulation_date);
    if (kind != Kind::retention) return faults;
    if (!numbered(a.number, 3)) fault("approval_number", "classification.fault.approval_number");
    day("approval_date", a.date);
    if (a.date && a.regulation_date && *a.date > *a.regulation_date)
        fault("approval_date", "classification.fault.approval_order");
    if (!numbered(a.document, 3)) fault("approval_document", "classification.fault.approval_document");
    if (!a.letter) fault("file", "classification.fault.approval_letter");
    return faults;
}

std::string annex_of(const Approval& a) { return "Lampiran " + a.regulation; }

std::vector<core::Fault> faults_of_annex(const std::string& text) {
    if (numbered(text, 8)) return {};
    return {{"compared_with", "classification.fault.compared_with", {}}};
}

std::string basis_of(Kind kind, const Approval& a) {
    return kind == Kind::retention ? a.regulation + "; persetujuan Kepala ANRI " + a.number : a.regulation;
}

}  // namespace classification
