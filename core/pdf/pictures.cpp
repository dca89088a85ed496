// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/pictures.h"

#include <fstream>

#include "core/base/file.h"
#include "core/pdf/read.h"

namespace core::pdf {

Bytes Pictures::page(const Digest& digest, int number, const std::function<Bytes()>& file) const {
    constexpr int dpi = 110;
    const auto path = folder_ / (digest.hex() + "-" + std::to_string(number) + ".png");
    if (auto kept = read_bytes(path)) return *std::move(kept);
    Bytes made = picture(file(), number - 1, dpi);
    // Written aside and renamed, so that nobody reads half a picture; a full disk costs only time.
    std::error_code ignored;
    std::filesystem::create_directories(folder_, ignored);
    const auto aside = folder_ / (hex(random_bytes(8)) + ".part");
    const auto text = chars(made);
    std::ofstream(aside, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
    std::filesystem::rename(aside, path, ignored);
    return made;
}

}  // namespace core::pdf
