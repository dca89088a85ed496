// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/scan.h"

#include "core/base/error.h"
#include "core/pdf/pdfa.h"
#include "core/pdf/press.h"

namespace core::pdf {

Bytes from_images(const std::vector<ByteView>& images, const Setup& setup,
                  const std::filesystem::path& fonts) {
    if (images.empty()) throw Error(Code::invalid, "core.pdf.empty");
    Press press;
    std::vector<Place> none;
    for (ByteView image : images) {
        auto sheet_picture = std::make_shared<Picture>(scanned_picture(image));
        PaperSize paper = paper_size(Paper::a4);
        const double wide = sheet_picture->width, high = sheet_picture->height;
        if (wide > high) std::swap(paper.width, paper.height);
        const double scale = std::min(paper.width / wide, paper.height / high);
        const Area area{(paper.width - wide * scale) / 2, (paper.height - high * scale) / 2,
                        wide * scale, high * scale};
        press.print({{PicturePiece{std::move(sheet_picture), area}}}, paper, none);
    }
    return make_pdfa(press.bytes(), setup, read_font_file(fonts / "srgb.icc"));
}

}  // namespace core::pdf
