// SPDX-License-Identifier: Apache-2.0
#include "tests/flow/prints.h"

#include <gtest/gtest.h>
#include <zbar.h>

#include <memory>
#include <sstream>

#include "core/base/child.h"

namespace tests {

namespace {

std::string said_of(std::vector<std::string> argv, const Reply& pdf) {
    EXPECT_EQ(pdf.type, "application/pdf") << pdf.text().substr(0, 400);
    const auto told = core::child::run(argv, pdf.bytes);
    EXPECT_TRUE(told.good()) << argv.front() << ": " << told.errors;
    return std::string(core::chars(told.out));
}

void read_page(zbar::zbar_image_scanner_t* scanner, unsigned width, unsigned height, const std::string& grey,
               std::multiset<std::string>& found) {
    const std::unique_ptr<zbar::zbar_image_t, decltype(&zbar::zbar_image_destroy)> image(zbar::zbar_image_create(),
                                                                                        zbar::zbar_image_destroy);
    zbar::zbar_image_set_format(image.get(), zbar_fourcc('Y', '8', '0', '0'));
    zbar::zbar_image_set_size(image.get(), width, height);
    zbar::zbar_image_set_data(image.get(), grey.data(), grey.size(), nullptr);
    if (zbar::zbar_scan_image(scanner, image.get()) <= 0) return;
    for (const auto* one = zbar::zbar_image_first_symbol(image.get()); one != nullptr; one = zbar::zbar_symbol_next(one))
        found.emplace(zbar::zbar_symbol_get_data(one), zbar::zbar_symbol_get_data_length(one));
}

}  // namespace

std::string printed(const Reply& pdf) {
    std::istringstream words(said_of({"pdftotext", "-raw", "-enc", "UTF-8", "/dev/stdin", "-"}, pdf));
    std::string all;
    for (std::string word; words >> word;) all += (all.empty() ? "" : " ") + word;
    return all;
}

std::multiset<std::string> codes_on(const Reply& pdf) {
    std::istringstream pages(said_of({"pdftoppm", "-gray", "-r", "150", "-"}, pdf));
    const std::unique_ptr<zbar::zbar_image_scanner_t, decltype(&zbar::zbar_image_scanner_destroy)> scanner(
        zbar::zbar_image_scanner_create(), zbar::zbar_image_scanner_destroy);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    std::multiset<std::string> found;
    std::string kind;
    unsigned width = 0, height = 0, depth = 0;
    while (pages >> kind >> width >> height >> depth && kind == "P5") {
        pages.get();
        std::string grey(static_cast<std::size_t>(width) * height, '\0');
        pages.read(grey.data(), static_cast<std::streamsize>(grey.size()));
        read_page(scanner.get(), width, height, grey, found);
    }
    return found;
}

std::string sheet_of(const Reply& pdf) {
    const auto told = said_of({"pdfinfo", "/dev/stdin"}, pdf);
    const auto at = told.find("Page size:");
    std::istringstream size(at == std::string::npos ? std::string() : told.substr(at + std::string_view("Page size:").size()));
    double width = 0, height = 0;
    std::string by;
    size >> width >> by >> height;
    constexpr double points = 72 / 25.4;
    const auto is = [&](double wide, double high) {
        return std::abs(width - wide * points) < 1 && std::abs(height - high * points) < 1;
    };
    return is(210, 297) ? "A4" : is(148, 210) ? "A5" : std::to_string(width) + " x " + std::to_string(height);
}

}  // namespace tests
