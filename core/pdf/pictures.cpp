// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/pictures.h"

#include "core/base/file.h"
#include "core/pdf/read.h"

namespace core::pdf {

Bytes Pictures::page(const Digest& digest, int number, const std::function<Bytes()>& file) const {
    constexpr int dpi = 110;
    const auto path = folder_ / (digest.hex() + "-" + std::to_string(number) + ".png");
    if (auto kept = read_bytes(path)) return *std::move(kept);
    Bytes made = picture(file(), number - 1, dpi);
    std::error_code ignored;
    std::filesystem::create_directories(folder_, ignored);
    (void)write_whole(path, made);   // a full disk costs only time
    return made;
}

}  // namespace core::pdf
