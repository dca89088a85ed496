// SPDX-License-Identifier: Apache-2.0
// The text of one page as its content stream shows it, glyph by glyph: what it says, where it stands
// and by which bytes it is shown, so that it can be taken out again. Form XObjects are not entered.
// Inner to core/pdf; a header of QPDF is included here.
#pragma once

#define POINTERHOLDER_TRANSITION 4  // the shared_ptr form of QPDF 11
#include <array>
#include <map>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>
#include <vector>

namespace core::pdf {

// What a font of the page says of its codes.
class PageFont {
  public:
    PageFont() = default;
    explicit PageFont(QPDFObjectHandle font);

    struct Code {
        std::string text;    // UTF-8; "" when the font does not say
        double width = 0;    // of the em
        std::size_t bytes = 1;
    };
    Code at(std::string_view shown, std::size_t place) const;
    bool measured() const { return measured_; }   // widths are known, so what stands behind keeps its place
    const std::string& name() const { return name_; }
    std::size_t entries() const { return entries_; }   // said of its codes

  private:
    void read_simple(QPDFObjectHandle font);
    void read_composite(QPDFObjectHandle font);
    void read_map(const std::string& cmap);
    void read_range(unsigned from, unsigned to, std::string shown);
    void count();
    void shows(unsigned code, std::string text);
    void is_wide(unsigned code, double em);

    std::size_t entries_ = 0;
    bool wide_ = false, measured_ = false;
    double missing_ = 0;
    std::string name_;
    std::map<unsigned, std::string> texts_;
    std::map<unsigned, double> widths_;
};

using Matrix = std::array<double, 6>;
Matrix times(const Matrix& first, const Matrix& then);

// The text state a string was shown in, and how to set it again.
struct TextState {
    double size = 0, spacing = 0, word = 0, scale = 1, leading = 0, rise = 0;
    std::string font;              // name of the resource
    std::string fill = "0 g";      // operators that set the colour
    bool seen = true;              // not only by a reader, as the text a scanner recognised
};

struct Glyph {
    std::string text;
    std::size_t operation = 0, string = 0, from = 0, to = 0;
    double x = 0, y = 0, end_x = 0, end_y = 0;   // baseline, in the page's user space
    double size = 0;                             // points as they stand on the page
    double advance = 0;                          // in text space, before scaling
};

// An operation that shows text: its place in the stream, its strings and the gaps between them.
struct Showing {
    std::size_t begin = 0, end = 0;
    std::string name;                            // Tj TJ ' "
    std::vector<QPDFObjectHandle> parts;         // strings and numbers
    TextState state;
    bool placed = true;                          // not right behind the one before
};

struct PageText {
    std::string content;                         // the whole stream, without a Q that has no q
    std::size_t open = 0;                        // q that have no Q
    std::vector<Showing> showings;
    std::vector<Glyph> glyphs;                   // in the order shown
    std::map<std::string, PageFont> fonts;
};

// Throws Error(unsupported): "core.pdf.unreadable.damaged" on a stream that cannot be read,
// "core.pdf.unreadable.heavy" beyond 32 MB of operators or far more text than a sheet holds.
PageText page_text(QPDFPageObjectHelper page);

}  // namespace core::pdf
