// SPDX-License-Identifier: Apache-2.0
// Placeholders are taken out of the content stream byte by byte and the values shown in their place,
// within the same marked content: size, colour and reading order stay those of the placeholder. Text right
// behind it moves along.
#include <algorithm>
#include <cstdio>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>

#include "core/base/error.h"
#include "core/pdf/catalog.h"
#include "core/pdf/foreign.h"
#include "core/pdf/found.h"
#include "core/pdf/frame.h"
#include "core/pdf/own_fonts.h"
#include "core/pdf/stamp.h"

namespace core::pdf {
namespace {

using Handle = QPDFObjectHandle;

// How narrow a value may be set, of its usual width, to end within a usual margin, and at the most before
// the edge of the paper; the margins are points.
struct Narrow {
    double margin, least;
};
constexpr Narrow narrows[] = {{57, 0.85}, {28, 0.7}};

[[noreturn]] void cannot(const std::string& name) {
    throw Error(Code::invalid, "core.pdf.placeholder", {{"name", name}});
}

std::string decimal(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", value);
    return text;
}

// What is shown where a placeholder stood; no text where the mark comes.
struct Value {
    Found found;
    std::string text;
    OwnFonts::Choice font;
    double scale = 1;
};

// The operators of the value, and the state it was shown in again.
std::string shown(const Value& value, const TextState& was, bool faint, const std::string& resource) {
    const auto again = [](const TextState& state) {
        return state.font + " " + decimal(state.size) + " Tf " + decimal(state.spacing) + " Tc " + decimal(state.word) +
               " Tw " + decimal(state.scale * 100) + " Tz";
    };
    TextState now = was;
    now.font = resource;
    now.spacing = now.word = 0;
    now.scale = was.scale * value.scale;
    return again(now) + (faint ? " 0.45 g " : " ") + Handle::newString(value.font.encode(value.text)).unparse() + " Tj " +
           again(was) + (faint ? " " + was.fill : "") + "\n";
}

// `wanted`, or another name when the page uses it for something of its own.
std::string free_name(Handle resources, const std::string& wanted) {
    int number = 0;
    return resources.getResourceNames().contains(wanted) ? resources.getUniqueResourceName(wanted + "_", number) : wanted;
}

class Rewrite {
  public:
    Rewrite(const PageText& page, std::vector<Value> values, OwnFonts& fonts, Handle resources, bool faint)
        : page_(page), values_(std::move(values)), fonts_(fonts), resources_(std::move(resources)), faint_(faint) {
        for (const auto& value : values_)
            for (auto i = value.found.first; i <= value.found.last; ++i) removed_.insert(i);
    }

    std::string content() {
        std::string out;
        std::size_t at = 0;
        std::map<std::size_t, std::vector<std::size_t>> touched;   // operation: its glyphs
        for (std::size_t i = 0; i < page_.glyphs.size(); ++i) touched[page_.glyphs[i].operation].push_back(i);
        for (const auto& [number, glyphs] : touched) {
            if (std::none_of(glyphs.begin(), glyphs.end(), [&](auto i) { return removed_.contains(i); })) continue;
            const auto& showing = page_.showings[number];
            out.append(page_.content, at, showing.begin - at).append(operation(showing, glyphs));
            at = showing.end;
        }
        return out.append(page_.content, at);
    }
    // Fonts the page needs beside its own, by resource.
    const std::map<std::string, Handle>& used() const { return used_; }

  private:
    std::string operation(const Showing& showing, const std::vector<std::size_t>& glyphs) {
        std::string out, array;
        if (showing.name == "\"") out += decimal(showing.state.word) + " Tw " + decimal(showing.state.spacing) + " Tc ";
        if (showing.name == "'" || showing.name == "\"") out += "T* ";
        const auto flush = [&] {
            if (!array.empty()) out += "[" + array + "] TJ\n";
            array.clear();
        };
        auto next = glyphs.begin();
        for (std::size_t part = 0; part < showing.parts.size(); ++part) {
            Handle item = showing.parts[part];
            if (!item.isString()) {
                if (item.isNumber()) array += " " + decimal(item.getNumericValue());
                continue;
            }
            const auto bytes = item.getStringValue();
            std::string kept;
            const auto keep = [&] {
                if (!kept.empty()) array += " " + Handle::newString(kept).unparse();
                kept.clear();
            };
            for (; next != glyphs.end() && page_.glyphs[*next].string == part; ++next) {
                const auto i = *next;
                const auto& glyph = page_.glyphs[i];
                if (!removed_.contains(i)) {
                    kept += bytes.substr(glyph.from, glyph.to - glyph.from);
                    continue;
                }
                keep();
                const auto& value = of(i);
                if (value.text.empty()) {   // the mark: what stands behind keeps its place
                    array += " " + decimal(-glyph.advance * 1000 / showing.state.size);
                } else if (value.found.first == i) {
                    flush();
                    out += shown(value, showing.state, faint_, resource(value));
                }
            }
            keep();
        }
        flush();
        return out;
    }

    const Value& of(std::size_t glyph) const {
        return *std::find_if(values_.begin(), values_.end(), [&](const Value& value) {
            return value.found.first <= glyph && glyph <= value.found.last;
        });
    }
    std::string resource(const Value& value) {
        const auto name = free_name(resources_, "/NaskahF" + std::to_string(value.font.number()));
        used_.emplace(name, fonts_.object(value.font));
        return name;
    }

    const PageText& page_;
    std::vector<Value> values_;
    OwnFonts& fonts_;
    Handle resources_;
    bool faint_;
    std::set<std::size_t> removed_;
    std::map<std::string, Handle> used_;
};

Value value_of(const PageText& page, Found found, const Filling& filling, OwnFonts& fonts) {
    const auto given = filling.values.find(found.name);
    if (!found.clean || given == filling.values.end() || given->second.empty()) cannot(found.name);
    const auto& state = page.showings[page.glyphs[found.first].operation].state;
    const auto font = fonts.like(page.fonts.at(state.font)->name());
    return {std::move(found), given->second, font, 1};
}

double width_of(const PageText& page, const Value& value) {
    const auto& first = page.glyphs[value.found.first];
    return value.font.width(value.text) * first.size * page.showings[first.operation].state.scale;
}

// As each pushes on the next, they share the room and are narrowed alike.
void fit_line(const PageText& page, const std::vector<Value*>& line, double right) {
    std::vector<Found> all;
    double wanted = 0;
    for (const auto* value : line) {
        all.push_back(value->found);
        wanted += width_of(page, *value);
    }
    for (const auto& [margin, least] : narrows) {
        const double scale = std::min(1.0, room_of(page, all, right - margin) / wanted);
        if (scale < least) continue;
        for (auto* value : line) value->scale = scale;
        return;
    }
    const auto* widest = *std::max_element(line.begin(), line.end(), [&](const auto* a, const auto* b) {
        return width_of(page, *a) < width_of(page, *b);
    });
    throw Error(Code::invalid, "core.pdf.room", {{"name", widest->found.name}, {"value", widest->text}});
}

void fit(const PageText& page, std::vector<Value>& values, double right) {
    for (std::size_t i = 0; i < values.size();) {
        const auto behind = last_behind(page, values[i].found);
        std::vector<Value*> line;
        for (; i < values.size() && values[i].found.first <= behind; ++i)
            if (!values[i].text.empty()) line.push_back(&values[i]);
        if (!line.empty()) fit_line(page, line, right);
    }
}

// The page's own, which no other page shares.
Handle resources_of(QPDFPageObjectHelper& page) {
    Handle resources = page.getAttribute("/Resources", true);
    if (resources.isDictionary()) return resources;
    resources = Handle::newDictionary();
    page.getObjectHandle().replaceKey("/Resources", resources);
    return resources;
}

Handle of_kind(Handle resources, const std::string& kind) {
    Handle inside = resources.getKey(kind);
    inside = inside.isDictionary() ? inside.shallowCopy() : Handle::newDictionary();
    resources.replaceKey(kind, inside);
    return inside;
}

// What comes after it finds everything as at the beginning of a page.
std::string apart(const std::string& content, std::size_t open) {
    std::string out = "q\n" + content + "\nQ\n";
    for (; open > 0; --open) out += "Q\n";
    return out;
}

class Fill {
  public:
    Fill(QPDF& pdf, const Filling& filling, const std::filesystem::path& fonts)
        : filling_(filling), fonts_(pdf, fonts), stamp_(pdf, filling.mark, filling.mark_at), pdf_(pdf) {
        for (const auto& [name, value] : filling.values) fonts_.will_show(value);
        fonts_.will_show(filling.foot);
    }

    Place run() {
        int number = 0;
        for (auto& page : QPDFPageDocumentHelper(pdf_).getAllPages()) fill_page(page, number++);
        return mark_;
    }

  private:
    bool marks(const std::string& name) const {
        const auto& all = filling_.mark_names;
        return std::find(all.begin(), all.end(), name) != all.end();
    }

    void fill_page(QPDFPageObjectHelper& page, int number) {
        const auto text = page_text(page, reading_);
        const auto box = page.getCropBox().getArrayAsRectangle();
        std::vector<Value> values;
        std::optional<Found> mark;
        for (auto& found : found_in(text)) {
            if (marks(found.name)) {
                if (!found.clean || filling_.mark.empty() || mark_.width > 0 || mark) cannot(found.name);
                mark = found;
                values.push_back({std::move(found), "", {}, 1});
            } else {
                values.push_back(value_of(text, std::move(found), filling_, fonts_));
            }
        }
        if (values.empty() && filling_.foot.empty()) return;
        fit(text, values, box.urx);
        Handle resources = resources_of(page);
        Rewrite rewrite(text, std::move(values), fonts_, resources, filling_.faint);
        auto content = rewrite.content();
        Handle fonts = of_kind(resources, "/Font");
        for (const auto& [name, font] : rewrite.used()) fonts.replaceKey(name, font);
        if (mark || !filling_.foot.empty()) content = apart(content, text.open);
        if (!filling_.foot.empty()) content += foot(fonts, free_name(resources, "/NaskahFoot"), box.llx, box.lly);
        if (mark) {
            mark_ = room_for_mark(text, *mark, {box.llx, box.lly, box.urx, box.ury}, filling_.mark_at);
            mark_.page = number;
            Handle pictures = of_kind(resources, "/XObject");
            content += stamp_.draw(pictures, free_name(resources, "/NaskahTtd"), mark_);
            const auto seen = frame_of(page.getObjectHandle()).as_seen({mark_.x, mark_.y, mark_.width, mark_.height});
            mark_.x = seen.x;
            mark_.y = seen.y;
            mark_.width = seen.width;
            mark_.height = seen.height;
        }
        page.getObjectHandle().replaceKey("/Contents", pdf_.makeIndirectObject(Handle::newStream(&pdf_, content)));
    }

    std::string foot(Handle& fonts, const std::string& name, double left, double bottom) {
        constexpr double aside = 28, up = 10;   // points
        const auto font = fonts_.like("");
        fonts.replaceKey(name, fonts_.object(font));
        return "q BT " + name + " 7 Tf 0.45 g " + decimal(left + aside) + " " + decimal(bottom + up) + " Td " +
               Handle::newString(font.encode(filling_.foot)).unparse() + " Tj ET Q\n";
    }

    const Filling& filling_;
    Reading reading_;
    OwnFonts fonts_;
    Stamp stamp_;
    QPDF& pdf_;
    Place mark_;
};

void follow(QPDF& pdf, QPDF& sheet) {
    for (auto& page : QPDFPageDocumentHelper(sheet).getAllPages()) {
        page.getObjectHandle().removeKey("/StructParents");   // its tree stays behind
        QPDFPageDocumentHelper(pdf).addPage(page, false);
    }
}

Bytes written(QPDF& pdf, const Large& large) {
    QPDFWriter writer(pdf);
    writer.forcePDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setNewlineBeforeEndstream(true);
    writer.setDeterministicID(true);
    return large.written(writer);
}

}  // namespace

Filled fill(ByteView bytes, const Filling& filling, const Setup& setup, const std::filesystem::path& fonts) try {
    QPDF pdf, sheet;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("upload", chars(bytes).data(), bytes.size());
    Filled made;
    Fill work(pdf, filling, fonts);   // what it copies from is read when the file is written
    made.mark = work.run();
    const auto count = [&] { return static_cast<int>(QPDFPageDocumentHelper(pdf).getAllPages().size()); };
    made.own_pages = count();
    if (!filling.sheet.empty()) {
        sheet.processMemoryFile("sheet", chars(filling.sheet).data(), filling.sheet.size());
        follow(pdf, sheet);
    }
    Handle outlines = pdf.getRoot().getKey("/Outlines");
    set_info(pdf, setup);
    set_catalog(pdf, setup, false);
    for (const char* key : {"/OpenAction", "/AcroForm", "/PieceInfo", "/Perms"}) pdf.getRoot().removeKey(key);
    if (outlines.isDictionary()) pdf.getRoot().replaceKey("/Outlines", outlines);
    Large large;
    attach(pdf, {}, setup.attachments, setup.created, large);
    made.pages = count();
    large.take_from(pdf, bytes);
    made.bytes = written(pdf, large);
    return made;
} catch (const Error&) {
    throw;
} catch (const std::exception&) {
    throw Error(Code::unsupported, "core.pdf.unreadable.damaged");
}

}  // namespace core::pdf
