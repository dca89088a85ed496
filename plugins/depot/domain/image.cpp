// SPDX-License-Identifier: Apache-2.0
#include "depot/domain/image.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace depot {

namespace {

constexpr double centimetres_to_inch = 2.54;

class Numbers {
  public:
    Numbers(core::ByteView bytes, bool little) : bytes_(bytes), little_(little) {}
    // Nothing behind the end of the file.
    std::optional<std::uint32_t> at(std::size_t where, std::size_t size) const {
        if (where > bytes_.size() || bytes_.size() - where < size) return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value |= static_cast<std::uint32_t>(bytes_[where + i]) << (8 * (little_ ? i : size - 1 - i));
        return value;
    }

  private:
    core::ByteView bytes_;
    bool little_;
};

// A directory of TIFF: the page it describes, and where the next one stands.
struct Directory {
    bool reduced = false;   // a small picture of another page
    int dpi = 0;
    std::uint32_t next = 0;
};

std::optional<Directory> directory_at(const Numbers& numbers, std::uint32_t where) {
    constexpr std::uint32_t subfile = 254, width = 282, unit = 296, in_centimetres = 3;
    constexpr std::size_t entry_size = 12, value_at = 8;
    const auto entries = numbers.at(where, 2);
    if (!entries || *entries == 0) return std::nullopt;
    Directory found;
    double resolution = 0;
    bool metric = false;
    for (std::uint32_t i = 0; i < *entries; ++i) {
        const auto entry = std::size_t{where} + 2 + entry_size * i;
        const auto tag = numbers.at(entry, 2), value = numbers.at(entry + value_at, 4), half = numbers.at(entry + value_at, 2);
        if (!tag || !value || !half) return std::nullopt;
        if (*tag == subfile) found.reduced = *value & 1;
        if (*tag == unit) metric = *half == in_centimetres;
        if (*tag != width) continue;
        const auto above = numbers.at(*value, 4), below = numbers.at(std::size_t{*value} + 4, 4);
        if (above && below && *below > 0) resolution = static_cast<double>(*above) / *below;
    }
    const auto next = numbers.at(std::size_t{where} + 2 + entry_size * *entries, 4);
    if (!next) return std::nullopt;
    found.next = *next;
    constexpr double most = 100'000;
    found.dpi = static_cast<int>(std::lround(std::min(most, metric ? resolution * centimetres_to_inch : resolution)));
    return found;
}

std::optional<Image> tiff(core::ByteView bytes, bool little) {
    const Numbers numbers(bytes, little);
    Image image{"image/tiff", 0, 0};
    std::set<std::uint32_t> seen;   // a chain that comes back on itself is no file
    for (auto where = numbers.at(4, 4); where && *where != 0;) {
        if (!seen.insert(*where).second) return std::nullopt;
        const auto found = directory_at(numbers, *where);
        if (!found) return std::nullopt;
        if (!found->reduced && ++image.pages == 1) image.dpi = found->dpi;
        where = found->next;
    }
    return image.pages > 0 ? std::optional(image) : std::nullopt;
}

std::optional<Image> jpeg(core::ByteView bytes) {
    constexpr std::size_t tail = 1024;   // some scanners write behind the end
    const auto text = core::chars(bytes);
    if (text.substr(text.size() - std::min(tail, text.size())).rfind("\xFF\xD9") == std::string_view::npos)
        return std::nullopt;
    Image image{"image/jpeg", 1, 0};
    constexpr std::size_t unit_at = 13;
    if (text.substr(2, 2) != "\xFF\xE0" || text.substr(6, 5) != std::string_view("JFIF\0", 5)) return image;
    const Numbers numbers(bytes, false);
    const auto unit = numbers.at(unit_at, 1), density = numbers.at(unit_at + 1, 2);
    if (!unit || !density) return image;
    if (*unit == 1) image.dpi = static_cast<int>(*density);
    if (*unit == 2) image.dpi = static_cast<int>(std::lround(*density * centimetres_to_inch));
    return image;
}

}  // namespace

std::optional<Image> image_in(core::ByteView bytes) {
    const auto text = core::chars(bytes);
    if (text.starts_with(std::string_view("II*\0", 4))) return tiff(bytes, true);
    if (text.starts_with(std::string_view("MM\0*", 4))) return tiff(bytes, false);
    if (text.starts_with("\xFF\xD8\xFF")) return jpeg(bytes);
    return std::nullopt;
}

}  // namespace depot
