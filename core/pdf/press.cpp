// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/press.h"

#include <hpdf.h>
// Not of the public interface: how the content stream of a page is reached. libharu has no call for
// marked content.
#include <hpdf_pages.h>

#include <cmath>
#include <map>
#include <mutex>

#include "core/base/error.h"

namespace core::pdf {
namespace {

// Coordinates to a thousandth of a point: libharu's number writer is unsafe with tiny fractions.
HPDF_REAL real(double value) { return static_cast<HPDF_REAL>(std::round(value * 1000) / 1000); }

using HaruDocument = std::unique_ptr<_HPDF_Doc_Rec, void (*)(HPDF_Doc)>;

void check(HPDF_Doc pdf) {
    if (!pdf) throw Error(Code::internal, "core.pdf.own");
    if (HPDF_GetError(pdf) != HPDF_OK)
        throw Error(Code::internal, "core.pdf.own",
                    {{"number", std::to_string(HPDF_GetError(pdf))}});
}

// A libharu document with the letter fonts parsed. It can be emptied and used again, which saves
// most of the time a letter takes. Fonts are loaded in one order always, as the names they get in
// the file follow from it.
struct Tools {
    HaruDocument pdf{HPDF_New(nullptr, nullptr), HPDF_Free};
    std::filesystem::path folder;
    std::map<std::filesystem::path, std::string> fonts;  // file: libharu's name

    explicit Tools(const std::filesystem::path& fonts_folder) : folder(fonts_folder) {
        check(pdf.get());
        HPDF_SetCompressionMode(pdf.get(), HPDF_COMP_ALL);
        HPDF_UseUTFEncodings(pdf.get());
        if (folder.empty()) return;
        for (const auto& file : face_files(folder)) {
            const char* name = HPDF_LoadTTFontFromFile(pdf.get(), file.c_str(), HPDF_TRUE);
            if (!name)
                throw Error(Code::unavailable, "core.pdf.font",
                            {{"file", file.filename().string()}});
            fonts[file] = name;
        }
    }
};

class ToolShelf {
  public:
    std::unique_ptr<Tools> take(const std::filesystem::path& folder) {
        auto tools = from_shelf(folder);
        if (!tools) tools = std::make_unique<Tools>(folder);
        HPDF_NewDoc(tools->pdf.get());
        check(tools->pdf.get());
        return tools;
    }

    void put_back(std::unique_ptr<Tools> tools) {
        constexpr std::size_t most = 4;
        if (HPDF_GetError(tools->pdf.get()) != HPDF_OK) return;
        HPDF_FreeDoc(tools->pdf.get());
        const std::lock_guard lock(mutex_);
        if (shelf_.size() < most) shelf_.push_back(std::move(tools));
    }

  private:
    std::unique_ptr<Tools> from_shelf(const std::filesystem::path& folder) {
        const std::lock_guard lock(mutex_);
        for (auto& each : shelf_) {
            if (each->folder != folder) continue;
            std::swap(each, shelf_.back());
            auto tools = std::move(shelf_.back());
            shelf_.pop_back();
            return tools;
        }
        return nullptr;
    }

    std::mutex mutex_;
    std::vector<std::unique_ptr<Tools>> shelf_;
};

ToolShelf& shelf() {
    static ToolShelf shelf;
    return shelf;
}

}  // namespace

// libharu has y growing upwards.
struct Press::Plate {
    explicit Plate(const std::filesystem::path& folder) : tools(shelf().take(folder)) {}
    ~Plate() { shelf().put_back(std::move(tools)); }

    std::unique_ptr<Tools> tools;
    PaperSize size;
    HPDF_Page page = nullptr;
    std::uint32_t colour = 0;
    HPDF_REAL tracking = 0;
    int pages = 0;
    std::map<std::pair<const Face*, bool>, HPDF_Font> fonts;
    std::map<std::shared_ptr<const Picture>, HPDF_Image> images;

    HPDF_Doc pdf() const { return tools->pdf.get(); }
    double bottom(const Area& area) const { return size.height - area.y - area.height; }

    void set_colour(std::uint32_t wanted) {
        if (wanted == colour) return;
        colour = wanted;
        HPDF_Page_SetRGBFill(page, real((colour >> 16 & 255) / 255.0),
                             real((colour >> 8 & 255) / 255.0), real((colour & 255) / 255.0));
    }

    // The simple font costs a tenth of the other, which has a table of 65536 characters.
    HPDF_Font font(const Face* face, bool simple) {
        HPDF_Font& font = fonts[{face, simple}];
        if (!font) {
            const auto name = tools->fonts.find(face->file());
            if (name == tools->fonts.end()) throw Error(Code::internal, "core.pdf.own");
            font = HPDF_GetFont(pdf(), name->second.c_str(), simple ? "WinAnsiEncoding" : "UTF-8");
            check(pdf());
        }
        return font;
    }

    void draw(const TextPiece& piece) {
        if (piece.text.empty()) return;
        std::string simple;
        for (char32_t c : decode(piece.text)) {
            const auto code = windows_1252(c);
            if (!code) {
                simple.clear();
                break;
            }
            simple += static_cast<char>(*code);
        }
        set_colour(piece.colour);
        HPDF_Page_BeginText(page);
        HPDF_Page_SetFontAndSize(page, font(piece.face, !simple.empty()), real(piece.size));
        if (const HPDF_REAL wanted = real(piece.tracking); wanted != tracking) {
            HPDF_Page_SetCharSpace(page, wanted);
            tracking = wanted;
        }
        HPDF_Page_MoveTextPos(page, real(piece.x), real(size.height - piece.y));
        HPDF_Page_ShowText(page, simple.empty() ? piece.text.c_str() : simple.c_str());
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
            image = HPDF_LoadJpegImageFromMem(pdf(), picture.data.data(),
                                              static_cast<HPDF_UINT>(picture.data.size()));
        if (!image && !picture.jpeg)
            image = HPDF_LoadRawImageFromMem(
                pdf(), picture.data.data(), static_cast<HPDF_UINT>(picture.width),
                static_cast<HPDF_UINT>(picture.height),
                picture.channels == 1 ? HPDF_CS_DEVICE_GRAY : HPDF_CS_DEVICE_RGB, 8);
        check(pdf());
        HPDF_Page_DrawImage(page, image, real(piece.area.x), real(bottom(piece.area)),
                            real(piece.area.width), real(piece.area.height));
    }

    void draw(const DrawingPiece& piece) {
        operate(operators_of(*piece.drawing, piece.area.x, bottom(piece.area), piece.area.width, piece.area.height));
    }

    void draw(const PlacePiece&) {}

    void operate(const std::string& operators) const {
        HPDF_Stream_WriteStr(static_cast<HPDF_PageAttr>(page->attr)->stream, operators.c_str());
    }
};

namespace {

void widen(Marked& mark, const Area& area, double bottom) {
    const double right = std::max(mark.x + mark.width, area.x + area.width);
    const double top = std::max(mark.y + mark.height, bottom + area.height);
    const bool first = mark.width <= 0;
    mark.x = first ? area.x : std::min(mark.x, area.x);
    mark.y = first ? bottom : std::min(mark.y, bottom);
    mark.width = (first ? area.x + area.width : right) - mark.x;
    mark.height = (first ? bottom + area.height : top) - mark.y;
}

}  // namespace

// Brackets pieces of one element on a page (ISO 32000-1, 14.6).
class Marker {
  public:
    Marker(Structure& structure, int page, double height)
        : structure_(structure), page_(page), height_(height) {}

    // The operators that go before the piece.
    std::string before(const Piece& piece) {
        std::string operators;
        if (piece.element != open_) {
            operators = after();
            open_ = piece.element;
            if (open_ == decoration) {
                operators += "/Artifact BMC\n";
            } else if (open_ == furniture) {
                operators += "/Artifact <</Type /Pagination>> BDC\n";
            } else {
                const Element& element = structure_.elements[static_cast<std::size_t>(open_)];
                operators +=
                    "/" + element.role + " <</MCID " + std::to_string(next_) + ">> BDC\n";
                structure_.marked.push_back({open_, page_, next_++});
            }
        }
        if (open_ >= 0) extend(piece);
        return operators;
    }
    std::string after() {
        const bool was_open = open_ != nothing;
        open_ = nothing;
        return was_open ? "EMC\n" : "";
    }

  private:
    static constexpr int nothing = -3;

    void extend(const Piece& piece) {
        Marked& mark = structure_.marked.back();
        const auto add = [&](const Area& area) {
            widen(mark, area, height_ - area.y - area.height);
        };
        if (const auto* picture = std::get_if<PicturePiece>(&piece.shape)) add(picture->area);
        if (const auto* drawing = std::get_if<DrawingPiece>(&piece.shape)) add(drawing->area);
        if (const auto* fill = std::get_if<FillPiece>(&piece.shape))
            for (const Area& area : fill->areas) add(area);
    }

    Structure& structure_;
    int page_;
    double height_;
    int next_ = 0;
    int open_ = nothing;
};

Press::Press(const std::filesystem::path& fonts) : plate_(std::make_unique<Plate>(fonts)) {}

Press::~Press() = default;

void Press::print(const Sheet& sheet, PaperSize size, std::vector<Place>& places,
                  Structure* structure) {
    Plate& plate = *plate_;
    plate.size = size;
    plate.colour = 0;
    plate.tracking = 0;
    plate.page = HPDF_AddPage(plate.pdf());
    check(plate.pdf());
    HPDF_Page_SetWidth(plate.page, real(size.width));
    HPDF_Page_SetHeight(plate.page, real(size.height));
    std::optional<Marker> marker;
    if (structure) marker.emplace(*structure, plate.pages, size.height);
    for (const Piece& piece : sheet.pieces) {
        if (const auto* place = std::get_if<PlacePiece>(&piece.shape)) {
            places.push_back({place->name, plate.pages, place->area.x, plate.bottom(place->area),
                              place->area.width, place->area.height});
            continue;
        }
        if (marker) plate.operate(marker->before(piece));
        std::visit([&](const auto& shape) { plate.draw(shape); }, piece.shape);
    }
    if (marker) plate.operate(marker->after());
    ++plate.pages;
    check(plate.pdf());
}

int Press::pages() const { return plate_->pages; }

Bytes Press::bytes() {
    const HPDF_Doc pdf = plate_->pdf();
    HPDF_SaveToStream(pdf);
    check(pdf);
    Bytes out(HPDF_GetStreamSize(pdf));
    auto size = static_cast<HPDF_UINT32>(out.size());
    HPDF_ReadFromStream(pdf, out.data(), &size);
    out.resize(size);
    return out;
}

}  // namespace core::pdf
