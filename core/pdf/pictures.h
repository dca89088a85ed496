// SPDX-License-Identifier: Apache-2.0
// Pictures of pages for the screen, kept in a folder so that a page is drawn once. The folder may be
// emptied at any time.
#pragma once

#include <filesystem>
#include <functional>

#include "core/base/bytes.h"

namespace core::pdf {

class Pictures {
  public:
    explicit Pictures(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // PNG of a page, counted from 1, at 110 dots an inch. `digest` names the file; `file` gives it
    // when the picture is not kept yet. Throws what `file` and pdf::picture throw.
    Bytes page(const Digest& digest, int number, const std::function<Bytes()>& file) const;

  private:
    std::filesystem::path folder_;
};

}  // namespace core::pdf
