// SPDX-License-Identifier: Apache-2.0
// naskah-parting MARK: reads grey pictures of pages one behind another (netpbm "P5") and tells of each, by its place
// from 0, "S" when a QR code on it says MARK, "B" when next to nothing is on it. Decoders of QR codes have a history of
// falling over made-up pictures, so this one has nothing to lose.
#include <zbar.h>

#include <cstddef>
#include <cstdint>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

using namespace zbar;   // what its header calls the C interface in C++

namespace {

constexpr std::size_t most_pixels = 64u << 20;

struct Grey {
    unsigned width = 0, height = 0;
    std::vector<std::uint8_t> pixels;
};

bool next(std::istream& in, Grey& page) {
    std::string kind;
    unsigned depth = 0;
    if (!(in >> kind >> page.width >> page.height >> depth) || kind != "P5" || depth != 255) return false;
    const auto size = static_cast<std::size_t>(page.width) * page.height;
    if (size == 0 || size > most_pixels) return false;
    in.get();
    page.pixels.resize(size);
    in.read(reinterpret_cast<char*>(page.pixels.data()), static_cast<std::streamsize>(size));
    return in.gcount() == static_cast<std::streamsize>(size);
}

bool says(zbar_image_scanner_t* scanner, const Grey& page, std::string_view mark) {
    zbar_image_t* image = zbar_image_create();
    zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image, page.width, page.height);
    zbar_image_set_data(image, page.pixels.data(), page.pixels.size(), nullptr);
    bool found = false;
    if (zbar_scan_image(scanner, image) > 0)
        for (const auto* one = zbar_image_first_symbol(image); one; one = zbar_symbol_next(one))
            found = found || std::string_view(zbar_symbol_get_data(one), zbar_symbol_get_data_length(one)) == mark;
    zbar_image_destroy(image);
    return found;
}

// Dust and the shadow of the edge are not print: the margin is left out, and a few dark points are nothing.
bool blank(const Grey& page) {
    constexpr std::uint8_t dark = 150;
    constexpr std::size_t one_in = 2000;
    const unsigned side = page.width / 20, end = page.height / 20;
    std::size_t seen = 0, printed = 0;
    for (unsigned y = end; y + end < page.height; ++y)
        for (unsigned x = side; x + side < page.width; ++x, ++seen)
            printed += page.pixels[static_cast<std::size_t>(y) * page.width + x] < dark;
    return printed * one_in < seen;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 64;
    std::ios::sync_with_stdio(false);
    zbar_image_scanner_t* scanner = zbar_image_scanner_create();
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    Grey page;
    for (std::size_t place = 0; next(std::cin, page); ++place) {
        if (says(scanner, page, argv[1])) std::cout << place << " S\n";
        else if (blank(page)) std::cout << place << " B\n";
    }
    zbar_image_scanner_destroy(scanner);
    return std::cout.flush() ? 0 : 74;
}
