// SPDX-License-Identifier: Apache-2.0
#include "depot/service/image.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "core/base/child.h"
#include "core/base/text.h"

namespace depot {

namespace {

constexpr double centimetres_to_inch = 2.54;

// Of what libtiff tells on the error stream only its warnings leave a file whole.
bool complains(const std::string& errors) {
    const auto lines = core::text::split(errors, '\n');
    return std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
        return !line.empty() && line.find("Warning") == std::string::npos;
    });
}

// "  Resolution: 400, 400 pixels/inch"
int dpi_of(const std::string& line) {
    const auto at = line.find(": ");
    const double told = at == std::string::npos ? 0 : std::strtod(line.c_str() + at + 2, nullptr);
    const bool metric = line.ends_with("pixels/cm"), inches = line.ends_with("pixels/inch");
    constexpr double most = 100'000;
    return metric || inches ? static_cast<int>(std::lround(std::clamp(told * (metric ? centimetres_to_inch : 1), 0.0, most))) : 0;
}

// Readers of TIFF have as many holes as the format has kinds; this one works apart.
std::optional<Image> tiff(core::ByteView bytes) {
    const core::child::Limits limits{.time = std::chrono::seconds(60), .cpu = std::chrono::seconds(40),
                                     .output = 16UL << 20, .offline = true};
    const auto outcome = core::child::run({"tiffinfo", "-D", "/dev/stdin"}, bytes, limits);
    if (!outcome.good() || complains(outcome.errors)) return std::nullopt;
    Image image{"image/tiff", 0, 0};
    int reduced = 0;   // small pictures of other pages
    bool first = true;
    for (const auto& line : core::text::split(core::chars(outcome.out), '\n')) {
        if (line.starts_with("TIFF Directory at")) first = ++image.pages - reduced == 1;
        if (line.starts_with("  Subfile Type:") && line.find("reduced-resolution") != std::string::npos) {
            ++reduced;
            first = false;
        }
        if (line.starts_with("  Resolution:") && first && image.dpi == 0) image.dpi = dpi_of(line);
    }
    image.pages -= reduced;
    return image.pages > 0 ? std::optional(image) : std::nullopt;
}

std::optional<Image> jpeg(std::string_view text) {
    constexpr std::size_t tail = 1024;   // some scanners write behind the end
    if (text.substr(text.size() - std::min(tail, text.size())).rfind("\xFF\xD9") == std::string_view::npos)
        return std::nullopt;
    Image image{"image/jpeg", 1, 0};
    constexpr std::size_t unit_at = 13;
    if (text.size() < unit_at + 3 || text.substr(2, 2) != "\xFF\xE0" || text.substr(6, 5) != std::string_view("JFIF\0", 5))
        return image;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const int density = byte(unit_at + 1) << 8 | byte(unit_at + 2);
    if (byte(unit_at) == 1) image.dpi = density;
    if (byte(unit_at) == 2) image.dpi = static_cast<int>(std::lround(density * centimetres_to_inch));
    return image;
}

}  // namespace

std::optional<Image> image_in(core::ByteView bytes) {
    const auto text = core::chars(bytes);
    if (text.starts_with(std::string_view("II*\0", 4)) || text.starts_with(std::string_view("MM\0*", 4))) return tiff(bytes);
    if (text.starts_with("\xFF\xD8\xFF")) return jpeg(text);
    return std::nullopt;
}

}  // namespace depot
