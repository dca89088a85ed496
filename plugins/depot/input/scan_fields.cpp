// SPDX-License-Identifier: Apache-2.0
#include "depot/input/scan_fields.h"

namespace depot::input {

using core::http::Given;

ScanWish scan_from(Given given) {
    ScanWish wish;
    constexpr std::size_t most = 500;
    constexpr int most_dpi = 10'000;
    const auto needed = [&](const char* field) {
        auto text = given.line(field);
        if (text.empty()) given.fault(field, "depot.fault.scan_field");
        return text;
    };
    wish.title = needed("title");
    wish.method = needed("method");
    wish.format = needed("format");
    wish.medium_from = needed("medium_from");
    wish.medium_to = needed("medium_to");
    wish.operator_name = needed("operator");
    wish.kept_in = given.line("kept_in");
    if (const auto dpi = given.number("resolution", 1, most_dpi)) wish.resolution = static_cast<int>(*dpi);
    else given.fault("resolution", "depot.fault.resolution");
    wish.made = given.date("date");
    wish.dossiers = given.ids<archive::DossierId>("dossiers", most);
    if (wish.dossiers.empty()) given.fault("dossiers", "depot.fault.hold_dossiers");
    given.done();
    return wish;
}

Verdict verdict_from(Given given) {
    constexpr std::size_t longest = 2000;
    Verdict verdict{given.flag("accepted"), given.prose("note", longest)};
    given.done();
    return verdict;
}

std::string act_number_from(Given given) {
    auto number = given.line("act_number", 100);
    if (number.empty()) given.fault("act_number", "depot.fault.act_number");
    given.done();
    return number;
}

}  // namespace depot::input
