// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/press.h"

#include <hpdf.h>

#include <cmath>
#include <map>

#include "core/base/error.h"

namespace core::pdf {
namespace {

// Coordinates to a thousandth of a point: libharu's number writer is unsafe with tiny fractions.
HPDF_REAL real(double value) { return static_cast<HPDF_REAL>(std::round(value * 1000) / 1000); }

}  // namespace

PaperSize paper_size(Paper paper) {
    return paper == Paper::f4 ? PaperSize{mm(215), mm(330)} : PaperSize{mm(210), mm(297)};
}

// libharu has y growing upwards.
struct Press::Plate {
    std::unique_ptr<_HPDF_Doc_Rec, void (*)(HPDF_Doc)> pdf{HPDF_New(nullptr, nullptr), HPDF_Free};
    PaperSize size;
    HPDF_Page page = nullptr;
    std::uint32_t colour = 0;
    HPDF_REAL tracking = 0;
    int pages = 0;
    std::map<std::filesystem::path, HPDF_Font> fonts;
    std::map<std::shared_ptr<const Picture>, HPDF_Image> images;

    double bottom(const Area& area) const { return size.height - area.y - area.height; }

    void check() const {
        if (!pdf) throw Error(Code::internal, "core.pdf.own");
        if (HPDF_GetError(pdf.get()) != HPDF_OK)
            throw Error(Code::internal, "core.pdf.own",
                        {{"number", std::to_string(HPDF_GetError(pdf.get()))}});
    }

    void set_colour(std::uint32_t wanted) {
        if (wanted == colour) return;
        colour = wanted;
        HPDF_Page_SetRGBFill(page, real((colour >> 16 & 255) / 255.0),
                             real((colour >> 8 & 255) / 255.0), real((colour & 255) / 255.0));
    }

    HPDF_Font font(const Face* face) {
        HPDF_Font& font = fonts[face->file()];
        if (!font) {
            const char* name = HPDF_LoadTTFontFromFile(pdf.get(), face->file().c_str(), HPDF_TRUE);
            font = name ? HPDF_GetFont(pdf.get(), name, "UTF-8") : nullptr;
            check();
        }
        return font;
    }

    void draw(const TextPiece& piece) {
        if (piece.text.empty()) return;
        set_colour(piece.colour);
        HPDF_Page_BeginText(page);
        HPDF_Page_SetFontAndSize(page, font(piece.face), real(piece.size));
        if (const HPDF_REAL wanted = real(piece.tracking); wanted != tracking) {
            HPDF_Page_SetCharSpace(page, wanted);
            tracking = wanted;
        }
        HPDF_Page_MoveTextPos(page, real(piece.x), real(size.height - piece.y));
        HPDF_Page_ShowText(page, piece.text.c_str());
        HPDF_Page_EndText(page);
    }

    void draw(const FillPiece& piece) {
        if (piece.areas.empty()) return;
        set_colour(piece.colour);
        for (const Area& area : piece.areas)
            HPDF_Page_Rectangle(page, real(area.x), real(bottom(area)), real(area.width),
                                real(area.height));
        HPDF_Page_Fill(page);
    }

    void draw(const PicturePiece& piece) {
        const Picture& picture = *piece.picture;
        HPDF_Image& image = images[piece.picture];
        if (!image && picture.jpeg)
            image = HPDF_LoadJpegImageFromMem(pdf.get(), picture.data.data(),
                                              static_cast<HPDF_UINT>(picture.data.size()));
        if (!image && !picture.jpeg)
            image = HPDF_LoadRawImageFromMem(
                pdf.get(), picture.data.data(), static_cast<HPDF_UINT>(picture.width),
                static_cast<HPDF_UINT>(picture.height),
                picture.channels == 1 ? HPDF_CS_DEVICE_GRAY : HPDF_CS_DEVICE_RGB, 8);
        check();
        HPDF_Page_DrawImage(page, image, real(piece.area.x), real(bottom(piece.area)),
                            real(piece.area.width), real(piece.area.height));
    }
};

Press::Press() : plate_(std::make_unique<Plate>()) {
    plate_->check();
    HPDF_SetCompressionMode(plate_->pdf.get(), HPDF_COMP_ALL);
    HPDF_UseUTFEncodings(plate_->pdf.get());
}

Press::~Press() = default;

void Press::print(const Sheet& sheet, PaperSize size, std::vector<Place>& places) {
    Plate& plate = *plate_;
    plate.size = size;
    plate.colour = 0;
    plate.tracking = 0;
    plate.page = HPDF_AddPage(plate.pdf.get());
    HPDF_Page_SetWidth(plate.page, real(size.width));
    HPDF_Page_SetHeight(plate.page, real(size.height));
    for (const Piece& piece : sheet.pieces) {
        if (auto* text = std::get_if<TextPiece>(&piece)) plate.draw(*text);
        if (auto* fill = std::get_if<FillPiece>(&piece)) plate.draw(*fill);
        if (auto* picture = std::get_if<PicturePiece>(&piece)) plate.draw(*picture);
        if (auto* place = std::get_if<PlacePiece>(&piece))
            places.push_back({place->name, plate.pages, place->area.x, plate.bottom(place->area),
                              place->area.width, place->area.height});
    }
    ++plate.pages;
    plate.check();
}

int Press::pages() const { return plate_->pages; }

Bytes Press::bytes() {
    const HPDF_Doc pdf = plate_->pdf.get();
    HPDF_SaveToStream(pdf);
    plate_->check();
    Bytes out(HPDF_GetStreamSize(pdf));
    auto size = static_cast<HPDF_UINT32>(out.size());
    HPDF_ReadFromStream(pdf, out.data(), &size);
    out.resize(size);
    return out;
}

}  // namespace core::pdf
