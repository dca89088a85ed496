// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/own_fonts.h"

#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/pdf/write.h"

namespace core::pdf {
namespace {

using Handle = QPDFObjectHandle;

bool has_any(const std::string& name, std::initializer_list<std::string_view> words) {
    for (const auto word : words)
        if (name.find(word) != name.npos) return true;
    return false;
}

// One page that shows the texts in one face, as the press prints it.
Bytes specimen(const std::vector<std::string>& texts, const Style& style, const std::filesystem::path& folder) {
    Document all;
    for (const auto& each : texts)
        if (!each.empty()) all.push_back(Paragraph{.runs = {{each, style}}});
    Setup setup;
    setup.page_number.clear();
    return write(all, setup, folder).bytes;
}

}  // namespace

std::string OwnFonts::Choice::encode(const std::string& text) const {
    std::string out;
    const auto all = characters(text);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto code = windows_1252(all[i]);
        if (!code || !face_->has(all[i])) missing_glyph(all, i);
        out += static_cast<char>(*code);
    }
    return out;
}

double OwnFonts::Choice::width(const std::string& text) const {
    double sum = 0;
    for (const auto each : characters(text)) sum += face_->width(each) / 1000.0;
    return sum;
}

OwnFonts::Choice OwnFonts::like(const std::string& font_name) {
    const auto name = text::lower(font_name);
    Choice made;
    made.style_.bold = has_any(name, {"bold", "black", "heavy", "semibold"});
    made.style_.italic = has_any(name, {"italic", "oblique"});
    const bool serif = has_any(name, {"times", "serif", "roman", "bookman", "bonum", "cambria", "georgia", "garamond",
                                      "century", "antiqua", "tinos"}) && !has_any(name, {"sans"});
    made.style_.typeface = serif ? Typeface::bookman : Typeface::sans;
    made.face_ = &fonts_.face(*made.style_.typeface, made.style_.bold, made.style_.italic);
    made.number_ = (serif ? 4 : 0) + (made.style_.bold ? 2 : 0) + (made.style_.italic ? 1 : 0);
    return made;
}

QPDFObjectHandle OwnFonts::object(const Choice& choice) {
    if (const auto found = made_.find(choice.number()); found != made_.end()) return found->second;
    std::vector<std::string> shown;
    for (const auto& each : texts_) {
        try {
            (void)choice.encode(each);
            shown.push_back(each);
        } catch (const Error&) {
            continue;   // told when it is to be shown
        }
    }
    auto& source = *sources_.emplace_back(std::make_unique<QPDF>());
    const auto bytes = specimen(shown, choice.style_, fonts_.folder());
    source.processInputSource(std::make_shared<BufferInputSource>("letter fonts", std::string(chars(bytes))));
    for (auto& page : QPDFPageDocumentHelper(source).getAllPages()) {
        Handle fonts = page.getAttribute("/Resources", false).getKey("/Font");
        for (const auto& key : fonts.getKeys())
            if (Handle font = fonts.getKey(key); font.getKey("/Subtype").isNameAndEquals("/TrueType"))
                return made_.emplace(choice.number(), into_.copyForeignObject(font)).first->second;
    }
    throw Error(Code::internal, "core.pdf.own");
}

}  // namespace core::pdf
