// SPDX-License-Identifier: Apache-2.0
// How forms of the depot are set: a title, facts in two columns, text; on A4, or on A5 as cards are.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/pdf/fonts.h"
#include "core/pdf/write.h"

namespace depot::papers {

class Page {
  public:
    explicit Page(const std::filesystem::path& folder) : folder_(folder), fonts_(folder) {}

    core::pdf::Paragraph line(const std::string& text, core::pdf::Style style = {},
                              core::pdf::Align align = core::pdf::Align::left, double after = 2);
    core::pdf::Paragraph title(const std::string& text);
    core::pdf::Paragraph text(const std::string& text);
    core::pdf::Table facts(const std::vector<std::pair<std::string, std::string>>& rows);
    // Side by side, each over its name; over dots where there is none.
    core::pdf::Columns signatures(const std::vector<std::string>& heads, const std::vector<std::string>& names);

    core::Bytes write(const core::pdf::Document& document, const std::string& title, core::Instant at);
    // Laid into the upper left half of A4, of which the page is cut.
    core::Bytes write_a5(const core::pdf::Document& document, const std::string& title, core::Instant at);

  private:
    core::pdf::Setup setup(const std::string& title, core::Instant at);

    std::filesystem::path folder_;
    core::pdf::Fonts fonts_;
};

}  // namespace depot::papers
