// SPDX-License-Identifier: Apache-2.0
#include "core/page/loader.h"

#include <algorithm>
#include <filesystem>

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/words/po.h"

namespace core::page {
namespace {

constexpr int max_depth = 8;
constexpr std::string_view sprite = "sprite.svg";
constexpr std::string_view csrf_field = "<input type=\"hidden\" name=\"csrf\" value=\"{{CSRF}}\">";

// A sentence is text: its own braces must not open a value, nor its brackets a mark.
std::string literal(std::string_view text) {
    std::string out = text::html(text);
    out = text::replace(std::move(out), "{", "&#123;");
    return text::replace(std::move(out), "[", "&#91;");
}

bool value_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::vector<std::string> words_of(std::string_view mark) {
    auto words = text::split(mark, ' ');
    std::erase(words, "");
    return words;
}

std::string room_of(std::string_view source) {
    return std::string(source.substr(0, source.find('/') + 1));
}

}  // namespace

struct Loader::Place {
    std::string source;  // name in sources, for faults and own includes
    std::string_view text;
    std::string content;  // what [[content]] stands for
    int depth = 0;
    std::size_t skipped = 0;  // lines taken off before text
};

Assets Assets::read(const std::string& folder) {
    Assets assets;
    const std::filesystem::path from(folder);
    try {
        const auto manifest = json::parse(read_text(from / "manifest.json").value_or(""));
        for (const auto& [name, entry] : manifest.at("files").items())
            assets.files[name] = entry.at("file").get<std::string>();
    } catch (const std::exception& fault) {
        assets.faults.push_back("assets: no readable manifest.json in " + folder + ": " +
                                fault.what());
    }
    const auto found = assets.files.find(sprite);
    if (found == assets.files.end()) return assets;
    const std::string text = read_text(from / found->second).value_or("");
    for (std::size_t at = text.find("id=\""); at != std::string::npos;
         at = text.find("id=\"", at)) {
        at += 4;
        assets.icons.insert(text.substr(at, text.find('"', at) - at));
    }
    return assets;
}

std::string Assets::address(std::string_view logical) const {
    const auto found = files.find(logical);
    return found == files.end() ? std::string() : "/a/" + found->second;
}

std::string slot_value(std::string_view slot) {
    return "SLOT__" + text::replace(text::replace(std::string(slot), ".", "_"), "-", "_");
}

Prepared Loader::prepare(const std::string& source) {
    page_ = Prepared();
    part_name_.clear();
    Place page{source, sources_.at(source), {}, 0, 0};
    std::string layout;
    constexpr std::string_view opening = "[[layout ";
    if (page.text.starts_with(opening)) {
        const auto end = page.text.find("]]");
        if (end == std::string_view::npos) {
            fault(page, 0, "[[ without ]]");
            return std::move(page_);
        }
        layout = text::trim(page.text.substr(opening.size(), end - opening.size()));
        page.text.remove_prefix(end + 2);
        if (page.text.starts_with('\n')) {
            page.text.remove_prefix(1);
            page.skipped = 1;
        }
    }
    page_.bare = expand(page);
    if (!part_name_.empty()) fault(page, page.text.size(), "part without end: " + part_name_);
    part_name_.clear();
    if (layout.empty()) {
        page_.full = page_.bare;
        return std::move(page_);
    }
    const auto found = sources_.find("layout/" + layout + ".html");
    if (found == sources_.end())
        fault(page, 0, "unknown layout: " + layout);
    else
        page_.full = expand({found->first, found->second, page_.bare, 1, 0});
    return std::move(page_);
}

std::string Loader::expand(Place place) {
    std::string out;
    std::size_t at = 0;
    for (;;) {
        const auto open = place.text.find("[[", at);
        out += place.text.substr(at, open == std::string_view::npos ? open : open - at);
        if (open == std::string_view::npos) return out;
        const auto close = place.text.find("]]", open);
        if (close == std::string_view::npos) {
            fault(place, open, "[[ without ]]");
            return out;
        }
        mark(place, place.text.substr(open + 2, close - open - 2), open, out);
        at = close + 2;
    }
}

void Loader::mark(const Place& place, std::string_view inside, std::size_t at, std::string& out) {
    const auto words = words_of(inside);
    const std::string word = words.empty() ? "" : words[0];
    const std::string rest = words.size() == 2 ? words[1] : "";
    if (word == "content" && words.size() == 1) {
        if (place.depth == 0) return fault(place, at, "content outside a layout");
        out += place.content;
    } else if (word == "csrf" && words.size() == 1) {
        out += csrf_field;
    } else if (word == "end" && words.size() == 1) {
        if (part_name_.empty() || place.depth > 0) return fault(place, at, "end without part");
        page_.parts[part_name_] = out.substr(part_begin_);
        part_name_.clear();
    } else if (word == "part" && !rest.empty()) {
        part(place, rest, at, out);
    } else if (word == "include" && !rest.empty()) {
        include(place, rest, at, out);
    } else if (word == "asset" && !rest.empty()) {
        out += asset(place, rest, at);
    } else if (word == "icon" && !rest.empty()) {
        out += icon(place, rest, at);
    } else if (word == "slot" && !rest.empty()) {
        page_.slots.insert(rest);
        out += "{{" + slot_value(rest) + ":none}}";
    } else if (word.find('.') != std::string::npos) {
        out += sentence(place, inside, at);
    } else {
        fault(place, at, "unknown mark: [[" + std::string(inside) + "]]");
    }
}

void Loader::part(const Place& place, std::string_view name, std::size_t at,
                  const std::string& out) {
    if (!part_name_.empty() || place.depth > 0)
        return fault(place, at, "part inside another text: " + std::string(name));
    if (page_.parts.contains(std::string(name)))
        fault(place, at, "part given twice: " + std::string(name));
    part_name_ = name;
    part_begin_ = out.size();
}

void Loader::include(const Place& place, std::string_view wanted, std::size_t at,
                     std::string& out) {
    // A plain name lies beside the file that asks for it; a path lies in the layout folder.
    const bool own = wanted.find('/') == std::string_view::npos;
    const auto found =
        sources_.find((own ? room_of(place.source) : "layout/") + std::string(wanted));
    if (found == sources_.end()) return fault(place, at, "unknown include: " + std::string(wanted));
    if (place.depth >= max_depth)
        return fault(place, at, "includes too deep: " + std::string(wanted));
    out += expand({found->first, found->second, {}, place.depth + 1, 0});
}

std::string Loader::asset(const Place& place, std::string_view name, std::size_t at) {
    auto address = assets_.address(name);
    if (address.empty()) fault(place, at, "unknown asset: " + std::string(name));
    return address;
}

std::string Loader::icon(const Place& place, std::string_view name, std::size_t at) {
    if (!assets_.icons.contains(name)) {
        fault(place, at, "unknown icon: " + std::string(name));
        return {};
    }
    return "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"" + assets_.address(sprite) + "#" +
           std::string(name) + "\"></use></svg>";
}

std::string Loader::sentence(const Place& place, std::string_view mark, std::size_t at) {
    const auto words = words_of(mark);
    const auto* found = words_.find(words[0]);
    if (!found) {
        fault(place, at, "unknown word (" + words_.language() + "): " + words[0]);
        return {};
    }
    std::map<std::string, std::string> values;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto equals = words[i].find('=');
        const auto value =
            equals == std::string::npos ? std::string() : words[i].substr(equals + 1);
        if (!value_name(value))
            fault(place, at, "argument is not name=VALUE: " + words[i]);
        else
            values[words[i].substr(0, equals)] = value;
    }
    // Given none, the sentence keeps its {name}: a script fills it.
    const auto wanted = words::placeholders(*found);
    for (const auto& name : wanted)
        if (!values.empty() && !values.contains(name))
            fault(place, at, words[0] + " wants argument " + name);
    for (const auto& [name, value] : values)
        if (std::find(wanted.begin(), wanted.end(), name) == wanted.end())
            fault(place, at, words[0] + " knows no argument " + name);
    std::string out;
    std::string_view rest = *found;
    while (!rest.empty()) {
        const auto open = rest.find('{');
        const auto close = open == std::string_view::npos ? open : rest.find('}', open);
        if (close == std::string_view::npos) break;
        const auto value = values.find(std::string(rest.substr(open + 1, close - open - 1)));
        if (value == values.end()) {
            out += literal(rest.substr(0, open + 1));
            rest.remove_prefix(open + 1);
        } else {
            out += literal(rest.substr(0, open)) + "{{" + value->second + "}}";
            rest.remove_prefix(close + 1);
        }
    }
    return out + literal(rest);
}

void Loader::fault(const Place& place, std::size_t at, const std::string& what) {
    const auto before = place.text.substr(0, at);
    const auto line = 1 + place.skipped +
                      static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    faults_.push_back(place.source + ":" + std::to_string(line) + ": " + what);
}

}  // namespace core::page
