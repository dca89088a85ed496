// SPDX-License-Identifier: Apache-2.0
// gallery golden          prints the hashes of all pages
// gallery pdf FOLDER [N]  writes a PDF for each piece whose name begins with N or holds it
#include <fstream>
#include <iostream>

#include "tests/gallery/content.h"
#include "tests/gallery/golden.h"
#include "tests/gallery/laid.h"

namespace gallery {
namespace {

int print_golden() {
    Golden golden;
    for (const auto& piece : pieces())
        for (const auto& page : laid(sheet(piece))) golden[name(piece)].push_back(page.hash());
    std::cout << to_text(golden);
    return 0;
}

int write_files(const std::string& folder, const std::string& part) {
    for (const auto& piece : pieces()) {
        if (name(piece).find(part) == std::string::npos) continue;
        const auto made = style::render(sheet(piece), emblems(), NASKAH_FONTS);
        std::ofstream file(folder + "/" + name(piece) + ".pdf", std::ios::binary);
        file.write(reinterpret_cast<const char*>(made.bytes.data()), static_cast<std::streamsize>(made.bytes.size()));
        if (!file) throw std::runtime_error("cannot write into " + folder);
        std::cout << name(piece) << ' ' << made.pages << '\n';
    }
    return 0;
}

}  // namespace
}  // namespace gallery

int main(int count, char** words) {
    const std::string act = count > 1 ? words[1] : "";
    if (act == "golden" && count == 2) return gallery::print_golden();
    if (act == "pdf" && count >= 3) return gallery::write_files(words[2], count > 3 ? words[3] : "");
    std::cerr << "gallery golden | gallery pdf FOLDER [NAME]\n";
    return 2;
}
