// SPDX-License-Identifier: Apache-2.0
#include "numbering/service/commands.h"

#include <iostream>

namespace numbering {

int check_books(Check& check, const core::words::Catalog& words) {
    const auto lines = check.run();
    for (const auto& line : lines) std::cout << told(line, words) << "\n";
    const auto wrong = flaws(lines);
    std::int64_t missing = 0;
    for (const auto& line : lines) missing += gaps(line.findings);
    std::cout << words.say("numbering.check.sum", {{"books", std::to_string(lines.size())},
                                                   {"gaps", std::to_string(missing)},
                                                   {"flaws", std::to_string(wrong)}})
              << "\n";
    return wrong == 0 ? 0 : 1;
}

}  // namespace numbering
