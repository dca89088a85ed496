// SPDX-License-Identifier: Apache-2.0
// Walks a content stream with the graphics and text state it sets (ISO 32000-1, 8.4 and 9.3).
#include "core/pdf/page_text.h"

#include <cmath>
#include <qpdf/Pl_Buffer.hh>
#include <utility>

#include "core/base/error.h"
#include "core/pdf/decoded.h"

namespace core::pdf {
namespace {

using Handle = QPDFObjectHandle;

constexpr Matrix unit{1, 0, 0, 1, 0, 0};

// Of one page. A sheet full of small print has some ten thousand glyphs.
constexpr std::size_t most_content = 32u << 20;   // bytes, decoded
constexpr std::size_t most_glyphs = 200'000, most_showings = 200'000, most_saved = 10'000;
constexpr std::size_t most_fonts = 1'000, most_entries = 1u << 20;
// Of one operator.
constexpr std::size_t most_operands = 10'000, most_source = 2'000, most_name = 255;

void bound(std::size_t count, std::size_t most) {
    if (count > most) too_heavy();
}

class Walk final : public Handle::ParserCallbacks {
  public:
    Walk(PageText& page, Handle fonts) : page_(page), fonts_(std::move(fonts)) {}

    void handleObject(Handle object, std::size_t offset, std::size_t length) override {
        if (operands_.empty()) begin_ = offset;
        if (!object.isOperator()) {
            operands_.push_back(object);
            bound(operands_.size(), most_operands);
            return;
        }
        end_ = offset + length;
        act(object.getOperatorValue());
        operands_.clear();
    }
    void handleEOF() override { page_.open = kept_.size(); }

  private:
    struct State {
        Matrix at = unit;
        TextState text;
    };

    double number(std::size_t i) {
        return i < operands_.size() && operands_[i].isNumber() ? operands_[i].getNumericValue() : 0;
    }
    Matrix matrix() { return {number(0), number(1), number(2), number(3), number(4), number(5)}; }
    std::string source() const {
        bound(end_ - begin_, most_source);
        return page_.content.substr(begin_, end_ - begin_);
    }

    void act(const std::string& name) {
        if (name == "q") {
            kept_.push_back(now_);
            bound(kept_.size(), most_saved);
        } else if (name == "Q") {
            restore();
        } else if (name == "cm") {
            now_.at = times(matrix(), now_.at);
        } else if (name == "g" || name == "rg" || name == "k" || name == "cs") {
            now_.text.fill = source();
            if (name == "cs") space_ = source();
        } else if (name == "sc" || name == "scn") {
            now_.text.fill = space_ + " " + source();
        } else if (!set_text(name)) {
            move_or_show(name);
        }
    }

    // Readers pass over a Q too many; among operators of ours it would take back what is not its own.
    void restore() {
        if (kept_.empty()) {
            page_.content[end_ - 1] = ' ';
            return;
        }
        now_ = kept_.back();
        kept_.pop_back();
    }

    bool set_text(const std::string& name) {
        auto& text = now_.text;
        if (name == "Tc") text.spacing = number(0);
        else if (name == "Tw") text.word = number(0);
        else if (name == "Tz") text.scale = number(0) / 100;
        else if (name == "TL") text.leading = number(0);
        else if (name == "Ts") text.rise = number(0);
        else if (name == "Tr") text.seen = number(0) != 3 && number(0) != 7;   // ISO 32000-1, 9.3.6
        else if (name == "Tf") choose_font();
        else return false;
        return true;
    }

    void choose_font() {
        if (operands_.size() < 2 || !operands_[0].isName()) return;
        now_.text.font = operands_[0].getName();
        now_.text.size = number(1);
        bound(now_.text.font.size(), most_name);
        if (page_.fonts.contains(now_.text.font)) return;
        PageFont font(fonts_.isDictionary() ? fonts_.getKey(now_.text.font) : Handle::newNull());
        bound(entries_ += font.entries(), most_entries);
        page_.fonts.emplace(now_.text.font, std::move(font));
        bound(page_.fonts.size(), most_fonts);
    }

    void move_or_show(const std::string& name) {
        if (name == "BT") begin(unit, unit);
        else if (name == "Td") move(number(0), number(1));
        else if (name == "TD") {
            now_.text.leading = -number(1);
            move(number(0), number(1));
        } else if (name == "Tm") begin(matrix(), unit);
        else if (name == "T*") move(0, -now_.text.leading);
        else if (name == "Tj" || name == "TJ") show(name);
        else if (name == "'" || name == "\"") {
            if (name == "\"") {
                now_.text.word = number(0);
                now_.text.spacing = number(1);
            }
            move(0, -now_.text.leading);
            show(name);
        }
    }

    void move(double x, double y) { begin({1, 0, 0, 1, x, y}, line_); }
    void begin(const Matrix& at, const Matrix& from) {
        line_ = text_ = times(at, from);
        placed_ = true;
    }
    void forward(double x) { text_ = times({1, 0, 0, 1, x, 0}, text_); }

    void show(const std::string& name) {
        if (operands_.empty()) return;
        Showing showing{begin_, end_, name, {}, now_.text, std::exchange(placed_, false)};
        if (Handle last = operands_.back(); last.isArray())
            showing.parts = last.getArrayAsVector();
        else
            showing.parts = {last};
        page_.showings.push_back(showing);
        bound(page_.showings.size(), most_showings);
        const auto font = page_.fonts.find(now_.text.font);
        for (std::size_t i = 0; i < showing.parts.size(); ++i) {
            if (showing.parts[i].isNumber())
                forward(-showing.parts[i].getNumericValue() / 1000 * now_.text.size * now_.text.scale);
            else if (showing.parts[i].isString() && font != page_.fonts.end())
                show_string(font->second, showing.parts[i].getStringValue(), i);
        }
    }

    void show_string(const PageFont& font, const std::string& shown, std::size_t string) {
        const auto& text = now_.text;
        for (std::size_t at = 0; at < shown.size();) {
            const auto code = font.at(shown, at);
            Glyph glyph;
            glyph.text = code.text;
            glyph.operation = page_.showings.size() - 1;
            glyph.string = string;
            glyph.from = at;
            glyph.to = at + code.bytes;
            glyph.advance = code.width * text.size + text.spacing + (code.bytes == 1 && shown[at] == ' ' ? text.word : 0);
            const auto start = times({1, 0, 0, 1, 0, text.rise}, times(text_, now_.at));
            glyph.x = start[4];
            glyph.y = start[5];
            glyph.size = text.size * std::hypot(start[2], start[3]);
            forward(glyph.advance * text.scale);
            const auto end = times({1, 0, 0, 1, 0, text.rise}, times(text_, now_.at));
            glyph.end_x = end[4];
            glyph.end_y = end[5];
            page_.glyphs.push_back(std::move(glyph));
            bound(page_.glyphs.size(), most_glyphs);
            at += code.bytes;
        }
    }

    PageText& page_;
    Handle fonts_;
    std::vector<Handle> operands_;
    std::size_t begin_ = 0, end_ = 0, entries_ = 0;
    State now_;
    std::vector<State> kept_;
    std::string space_;
    Matrix line_ = unit, text_ = unit;
    bool placed_ = true;
};

// QPDF joins the streams of a page before it hands them on.
void judge_size(QPDFPageObjectHelper page) {
    std::size_t left = most_content;
    for (auto& stream : page.getPageContents()) left -= decoded(stream, qpdf_dl_specialized, left).size();
}

}  // namespace

Matrix times(const Matrix& a, const Matrix& b) {
    return {a[0] * b[0] + a[1] * b[2],        a[0] * b[1] + a[1] * b[3],
            a[2] * b[0] + a[3] * b[2],        a[2] * b[1] + a[3] * b[3],
            a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5]};
}

PageText page_text(QPDFPageObjectHelper page) {
    judge_size(page);
    PageText made;
    Pl_Buffer buffer("content");
    page.pipeContents(&buffer);
    buffer.finish();
    const auto whole = buffer.getBufferSharedPointer();
    made.content.assign(reinterpret_cast<const char*>(whole->getBuffer()), whole->getSize());
    Handle resources = page.getAttribute("/Resources", false);
    Walk walk(made, resources.isDictionary() ? resources.getKey("/Font") : Handle::newNull());
    page.parseContents(&walk);
    return made;
}

}  // namespace core::pdf
