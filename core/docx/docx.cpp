// SPDX-License-Identifier: Apache-2.0
#include "core/docx/docx.h"

#include <algorithm>
#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <utility>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/docx/package.h"
#include "core/pdf/placeholders.h"

namespace core::docx {
namespace {

constexpr std::string_view document_part = "word/document.xml";

// Names without the prefix of their namespace, which a file may choose.
std::string_view local(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

// Counted without recursion: whatever reads the file afterwards goes one call deeper with each level.
void judge_depth(const pugi::xml_document& document) {
    constexpr int deepest = 256;
    int depth = 0;
    for (auto node = document.first_child(); node;) {
        if (const auto inner = node.first_child()) {
            if (++depth > deepest) refuse("not_docx");
            node = inner;
            continue;
        }
        for (; node && !node.next_sibling(); node = node.parent()) --depth;
        node = node.next_sibling();
    }
}

pugi::xml_document parsed(const std::string& xml) {
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata)) refuse("not_docx");
    judge_depth(document);
    return document;
}

bool bears_text(std::string_view part) {
    return part == document_part || (part.starts_with("word/") && part.ends_with(".xml") &&
                                     (part.starts_with("word/header") || part.starts_with("word/footer") ||
                                      part.starts_with("word/footnotes") || part.starts_with("word/endnotes")));
}

// A text box stands in the file twice, as Choice and for older readers as Fallback; one of them is shown.
enum class Versions { all, shown };

bool passed_over(const pugi::xml_node& node, Versions versions) {
    return versions == Versions::shown && local(node) == "Fallback";
}

template <class Visit>
void walk(const pugi::xml_node& node, Visit visit, Versions versions = Versions::all) {
    for (auto child : node.children()) {
        if (passed_over(child, versions)) continue;
        visit(child);
        walk(child, visit, versions);
    }
}

// The texts of one paragraph; those of a text box in it are paragraphs of their own.
void texts_of(const pugi::xml_node& node, std::vector<pugi::xml_node>& texts, Versions versions) {
    for (auto child : node.children()) {
        if (local(child) == "p" || passed_over(child, versions)) continue;
        if (local(child) == "t") texts.push_back(child);
        else texts_of(child, texts, versions);
    }
}

struct Paragraph {
    pugi::xml_node node;
    std::vector<pugi::xml_node> texts;
    std::string whole;
};

std::vector<Paragraph> paragraphs_of(const pugi::xml_document& document, Versions versions) {
    std::vector<Paragraph> all;
    const auto take = [&](const pugi::xml_node& node) {
        if (local(node) != "p") return;
        Paragraph made{node, {}, ""};
        texts_of(node, made.texts, versions);
        for (const auto& text : made.texts) made.whole += text.text().get();
        all.push_back(std::move(made));
    };
    walk(document, take, versions);
    return all;
}

// Targets outside the file. A hyperlink is only text on paper; the path of a writer's own template is
// taken out when the file is filled.
bool harmless(std::string_view type) { return type.ends_with("/hyperlink") || type.ends_with("/attachedTemplate"); }

void judge_links(const std::string& xml) {
    const auto document = parsed(xml);
    walk(document, [](const pugi::xml_node& node) {
        const bool outside = text::lower(node.attribute("TargetMode").as_string()) == "external";
        if (outside && !harmless(node.attribute("Type").as_string())) refuse("linked");
    });
}

// Instructions of fields. One may stand over several runs, with other fields inside it.
std::vector<std::string> instructions_of(const pugi::xml_document& document) {
    std::vector<std::string> all, open{""};
    const auto mark = [&](std::string_view kind) {
        if (kind == "begin") return open.emplace_back(), void();
        all.push_back(std::exchange(open.back(), ""));
        if (kind == "end" && open.size() > 1) open.pop_back();
    };
    walk(document, [&](const pugi::xml_node& node) {
        if (local(node) == "instrText")
            for (auto text : node.children()) open.back() += text.value();
        for (const auto& attribute : node.attributes()) {
            const std::string_view name = attribute.name();
            if (name.ends_with("fldCharType")) mark(attribute.value());
            if (name.ends_with("instr")) all.emplace_back(attribute.value());
        }
    });
    all.insert(all.end(), open.begin(), open.end());
    return all;
}

// What a field does; behind it stand names and addresses, which may read like anything.
std::string first_word(std::string_view instruction) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const auto from = std::min(instruction.find_first_of(letters), instruction.size());
    const auto to = std::min(instruction.find_first_not_of(letters, from), instruction.size());
    return text::lower(instruction.substr(from, to - from));
}

void judge_text(const pugi::xml_document& document) {
    static const std::set<std::string_view> tracked{"ins", "del", "moveFrom", "moveTo"};
    static const std::set<std::string> fetching{"includepicture", "includetext", "include", "dde", "ddeauto", "link", "import", "rd"};
    walk(document, [](const pugi::xml_node& node) {
        if (tracked.contains(local(node))) refuse("changes");
    });
    for (const auto& instruction : instructions_of(document))
        if (fetching.contains(first_word(instruction))) refuse("linked");
}

std::string written(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, "", pugi::format_raw);
    return out.str();
}

// The bytes of a paragraph's text from `from` to `to` replaced; the value goes where they began.
void replace(const Paragraph& paragraph, std::size_t from, std::size_t to, const std::string& value) {
    std::size_t at = 0;
    bool placed = false;
    for (auto node : paragraph.texts) {
        const std::string text = node.text().get();
        const auto begin = std::max(from, at), end = std::min(to, at + text.size());
        if (begin < end) {
            auto changed = text.substr(0, begin - at) + (placed ? "" : value) + text.substr(end - at);
            placed = true;
            node.text().set(changed.c_str());
            if (!node.attribute("xml:space")) node.append_attribute("xml:space");
            node.attribute("xml:space").set_value("preserve");
        }
        at += text.size();
    }
}

// A line of at least 25 mm: the mark of a signature with its code.
void make_room(pugi::xml_node paragraph) {
    const std::string name = paragraph.name();
    const auto prefix = name.substr(0, name.size() - 1);
    auto settings = paragraph.child((prefix + "pPr").c_str());
    if (!settings) settings = paragraph.prepend_child((prefix + "pPr").c_str());
    auto spacing = settings.child((prefix + "spacing").c_str());
    if (!spacing) spacing = settings.append_child((prefix + "spacing").c_str());
    for (const auto& [key, value] : {std::pair{"line", "1420"}, {"lineRule", "atLeast"}}) {
        const auto attribute = prefix + key;
        spacing.remove_attribute(attribute.c_str());
        spacing.append_attribute(attribute.c_str()).set_value(value);
    }
}

bool fill_paragraph(Paragraph paragraph, const std::map<std::string, std::string>& values,
                    const std::vector<std::string>& roomy) {
    auto found = pdf::placeholders_in(paragraph.whole);
    if (found.empty()) return false;
    for (auto each = found.rbegin(); each != found.rend(); ++each) {   // backwards: places before it stay
        const auto value = values.find(each->name);
        if (std::find(roomy.begin(), roomy.end(), each->name) != roomy.end()) {
            make_room(paragraph.node);
        } else if (value != values.end()) {
            replace(paragraph, each->from, each->to, value->second);
        }
    }
    return true;
}

void without_template(std::string& xml) {
    auto document = parsed(xml);
    auto root = document.document_element();
    for (auto node = root.first_child(); node;) {
        const auto next = node.next_sibling();
        if (std::string_view(node.attribute("Type").as_string()).ends_with("/attachedTemplate")) root.remove_child(node);
        node = next;
    }
    xml = written(document);
}

}  // namespace

Survey survey(ByteView bytes) {
    if (chars(bytes).starts_with("\xD0\xCF\x11\xE0")) refuse("old");
    const auto all = unpack(bytes);
    Survey made;
    bool there = false;
    for (const auto& part : all) {
        const bool types = text::lower(part.name) == "[content_types].xml";
        const bool declared = types && part.bytes.find("macroEnabled") != part.bytes.npos;
        if (declared || part.name.ends_with("vbaProject.bin")) refuse("macros");
        if (part.name.ends_with(".rels")) judge_links(part.bytes);
    }
    for (const auto& part : all) {
        if (!bears_text(part.name)) continue;
        there = there || part.name == document_part;
        const auto document = parsed(part.bytes);
        judge_text(document);
        for (const auto& paragraph : paragraphs_of(document, Versions::shown)) {
            made.text += paragraph.whole + "\n";
            for (auto& each : pdf::placeholders_in(paragraph.whole)) made.placeholders.push_back(std::move(each.name));
        }
    }
    if (!there) refuse("not_docx");
    return made;
}

Bytes fill(ByteView bytes, const std::map<std::string, std::string>& values, const std::vector<std::string>& roomy) {
    auto all = unpack(bytes);
    for (auto& part : all) {
        if (part.name.ends_with("settings.xml.rels")) without_template(part.bytes);
        if (!bears_text(part.name)) continue;
        auto document = parsed(part.bytes);
        bool changed = false;
        for (const auto& paragraph : paragraphs_of(document, Versions::all))
            changed = fill_paragraph(paragraph, values, roomy) || changed;
        if (changed) part.bytes = written(document);
    }
    return pack(all);
}

}  // namespace core::docx
