// SPDX-License-Identifier: Apache-2.0
// Prints set sheets into a PDF by libharu. Inner to core/pdf.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/pdf/layout.h"
#include "core/pdf/paper.h"
#include "core/pdf/write.h"

namespace core::pdf {

class Press {
  public:
    // `fonts` is their folder; without one nothing but pictures can be printed.
    explicit Press(const std::filesystem::path& fonts = {});
    ~Press();
    Press(const Press&) = delete;
    Press& operator=(const Press&) = delete;

    // Adds a page; signature spaces found on it are appended to `places`, and what of it belongs to
    // which element to the structure.
    void print(const Sheet& sheet, PaperSize size, std::vector<Place>& places,
               Structure* structure = nullptr);
    int pages() const;
    // The plain PDF, once all pages are printed.
    Bytes bytes();

  private:
    struct Plate;
    std::unique_ptr<Plate> plate_;
};

}  // namespace core::pdf
