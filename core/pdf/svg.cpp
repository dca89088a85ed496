// SPDX-License-Identifier: Apache-2.0
// The part of SVG an emblem needs, read strictly: what is not known here is refused by its name.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <pugixml.hpp>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/pdf/drawing.h"

namespace core::pdf {
namespace {

constexpr std::size_t most_steps = 200'000, first_look = 4096;
constexpr int deepest_svg = 64;
constexpr double most_size = 100'000;

[[noreturn]] void broken() { throw Error(Code::invalid, "core.pdf.svg_broken"); }
[[noreturn]] void refused(std::string what) { throw Error(Code::invalid, "core.pdf.svg", {{"what", std::move(what)}}); }

// x' = a x + c y + e, y' = b x + d y + f.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
    Matrix after(const Matrix& first) const {
        return {a * first.a + c * first.b, b * first.a + d * first.b,     a * first.c + c * first.d,
                b * first.c + d * first.d, a * first.e + c * first.f + e, b * first.e + d * first.f + f};
    }
};

std::vector<double> numbers(std::string_view text) {
    std::vector<double> out;
    while (true) {
        while (!text.empty() && std::string_view(" \t\r\n,+").find(text.front()) != std::string_view::npos) text.remove_prefix(1);
        if (text.empty()) return out;
        double value = 0;
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (fault != std::errc() || !std::isfinite(value)) broken();
        out.push_back(value);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    }
}

Matrix one_transform(std::string_view name, const std::vector<double>& n) {
    constexpr double degree = 3.14159265358979323846 / 180;
    const auto has = [&](std::size_t least, std::size_t most) {
        if (n.size() < least || n.size() > most) broken();
    };
    if (name == "matrix") return has(6, 6), Matrix{n[0], n[1], n[2], n[3], n[4], n[5]};
    if (name == "translate") return has(1, 2), Matrix{1, 0, 0, 1, n[0], n.size() > 1 ? n[1] : 0};
    if (name == "scale") return has(1, 2), Matrix{n[0], 0, 0, n.back(), 0, 0};
    if (name == "skewX") return has(1, 1), Matrix{1, 0, std::tan(n[0] * degree), 1, 0, 0};
    if (name == "skewY") return has(1, 1), Matrix{1, std::tan(n[0] * degree), 0, 1, 0, 0};
    if (name != "rotate") refused("transform " + std::string(name));
    if (n.size() != 1) has(3, 3);
    const double c = std::cos(n[0] * degree), s = std::sin(n[0] * degree);
    const Matrix turn{c, s, -s, c, 0, 0};
    if (n.size() == 1) return turn;
    return Matrix{1, 0, 0, 1, n[1], n[2]}.after(turn).after({1, 0, 0, 1, -n[1], -n[2]});
}

Matrix transform_of(std::string_view text) {
    Matrix all;
    for (text = text::trim(text); !text.empty();) {
        const auto open = text.find('('), close = text.find(')');
        if (open == std::string_view::npos || close == std::string_view::npos || close < open) broken();
        all = all.after(one_transform(text::trim(text.substr(0, open)), numbers(text.substr(open + 1, close - open - 1))));
        text.remove_prefix(close + 1);
        while (!text.empty() && std::string_view(" \t\r\n,").find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    }
    return all;
}

std::optional<std::uint32_t> hexadecimal(std::string_view digits) {
    std::string six(digits);
    if (six.size() == 3) six = {six[0], six[0], six[1], six[1], six[2], six[2]};
    std::uint32_t value = 0;
    const auto [end, fault] = std::from_chars(six.data(), six.data() + six.size(), value, 16);
    if (six.size() != 6 || fault != std::errc() || end != six.data() + six.size()) return std::nullopt;
    return value;
}

// Nothing for "none".
std::optional<std::uint32_t> colour_of(std::string_view text) {
    static const std::map<std::string_view, std::uint32_t> named{
        {"black", 0x000000},  {"silver", 0xC0C0C0}, {"gray", 0x808080}, {"grey", 0x808080}, {"white", 0xFFFFFF},
        {"maroon", 0x800000}, {"red", 0xFF0000},    {"purple", 0x800080}, {"fuchsia", 0xFF00FF}, {"green", 0x008000},
        {"lime", 0x00FF00},   {"olive", 0x808000},  {"yellow", 0xFFFF00}, {"gold", 0xFFD700}, {"orange", 0xFFA500},
        {"navy", 0x000080},   {"blue", 0x0000FF},   {"teal", 0x008080},   {"aqua", 0x00FFFF}};
    if (text == "none" || text == "transparent") return std::nullopt;
    if (const auto found = named.find(text); found != named.end()) return found->second;
    if (text.starts_with("#"))
        if (const auto value = hexadecimal(text.substr(1))) return value;
    if (text.starts_with("rgb(") && text.ends_with(")") && text.find('%') == std::string_view::npos) {
        const auto parts = numbers(text.substr(4, text.size() - 5));
        if (parts.size() != 3) broken();
        std::uint32_t value = 0;
        for (const double each : parts) value = value << 8 | static_cast<std::uint32_t>(std::clamp(each, 0.0, 255.0));
        return value;
    }
    refused("fill " + std::string(text));
}

struct Look {
    std::optional<std::uint32_t> fill = 0x000000;
    bool even_odd = false;
    Matrix place;
};

class Reader {
  public:
    Drawing read(ByteView file) {
        pugi::xml_document document;
        if (!document.load_buffer(file.data(), file.size(), pugi::parse_default)) broken();
        const pugi::xml_node root = document.document_element();
        if (std::string_view(root.name()) != "svg") broken();
        Look look;
        look.place = seen_of(root);
        group(root, look, 0);
        if (made_.shapes.empty()) broken();
        return std::move(made_);
    }

  private:
    Matrix seen_of(pugi::xml_node root) {
        const auto box = numbers(root.attribute("viewBox").value());
        const auto side = [&](const char* name) {
            std::string_view text = root.attribute(name).value();
            if (text.ends_with("px")) text.remove_suffix(2);
            const auto all = numbers(text);
            return all.size() == 1 ? all[0] : 0;
        };
        if (!box.empty() && box.size() != 4) broken();
        made_.width = box.empty() ? side("width") : box[2];
        made_.height = box.empty() ? side("height") : box[3];
        if (!(made_.width > 0) || !(made_.height > 0) || made_.width > most_size || made_.height > most_size) broken();
        return box.empty() ? Matrix() : Matrix{1, 0, 0, 1, -box[0], -box[1]};
    }

    void group(pugi::xml_node node, Look look, int depth) {
        if (depth > deepest_svg) broken();
        const std::string data = attributes(node, look);
        const std::string_view name = node.name();
        if (name == "path") return path(data, look);
        for (const pugi::xml_node child : node.children()) {
            const std::string_view kind = child.name();
            if (child.type() != pugi::node_element || kind.find(':') != std::string_view::npos) continue;   // of other programs
            if (kind == "title" || kind == "desc" || kind == "metadata" || (kind == "defs" && child.first_child().empty())) continue;
            if (kind != "g" && kind != "path") refused("<" + std::string(kind) + ">");
            group(child, look, depth + 1);
        }
    }

    // What of the attributes stands for this element and those in it; gives the path data.
    std::string attributes(pugi::xml_node node, Look& look) {
        std::string data;
        std::map<std::string, std::string, std::less<>> said;
        const bool root = node.parent().type() == pugi::node_document;
        for (const pugi::xml_attribute each : node.attributes()) {
            const std::string_view name = each.name();
            const bool frame = name == "viewBox" || name == "width" || name == "height" || name == "version" || name == "x" || name == "y";
            if (name.starts_with("xmlns") || name.find(':') != std::string_view::npos || (root && frame)) continue;
            if (name == "d" && std::string_view(node.name()) == "path") data = each.value();
            else if (name == "transform") look.place = look.place.after(transform_of(each.value()));
            else if (name != "style") said[std::string(name)] = text::trim(each.value());
        }
        for (const auto& rule : text::split(node.attribute("style").value(), ';')) {
            const auto colon = rule.find(':');
            if (text::trim(rule).empty()) continue;
            if (colon == std::string::npos) broken();
            said[std::string(text::trim(rule.substr(0, colon)))] = text::trim(rule.substr(colon + 1));
        }
        style(said, look);
        return data;
    }

    static void style(const std::map<std::string, std::string, std::less<>>& said, Look& look) {
        for (const auto& [name, value] : said) {
            if (name == "fill") look.fill = colour_of(value);
            else if (name == "fill-rule" && (value == "evenodd" || value == "nonzero")) look.even_odd = value == "evenodd";
            else if (harmless(name, value)) continue;
            else refused(name + (value.size() < 40 ? " " + value : ""));
        }
    }

    // Says what is so without it, or concerns what is refused where it stands.
    static bool harmless(std::string_view name, std::string_view value) {
        if (name == "id" || name == "class" || name == "clip-rule" || name.starts_with("stroke-")) return true;
        if (name == "opacity" || name == "fill-opacity") return !numbers(value).empty() && numbers(value)[0] == 1;
        return (name == "stroke" && value == "none") || (name == "display" && value == "inline") ||
               (name == "visibility" && value == "visible") || (name == "overflow" && value == "visible") ||
               (name == "preserveAspectRatio" && value == "xMidYMid meet");
    }

    void path(const std::string& data, const Look& look) {
        auto steps = read_path(data);
        steps_ += steps.size();
        if (steps_ > most_steps) throw Error(Code::too_large, "core.pdf.svg_large");
        if (!look.fill || steps.empty()) return;
        const Matrix& m = look.place;
        for (Drawing::Step& step : steps)
            for (std::size_t i = 0; i + 1 < step.at.size(); i += 2) {
                const double x = step.at[i], y = step.at[i + 1];
                step.at[i] = m.a * x + m.c * y + m.e;
                step.at[i + 1] = m.b * x + m.d * y + m.f;
                if (!(std::abs(step.at[i]) < most_size) || !(std::abs(step.at[i + 1]) < most_size)) broken();
            }
        made_.shapes.push_back({*look.fill, look.even_odd, std::move(steps)});
    }

    Drawing made_;
    std::size_t steps_ = 0;
};

std::size_t figures(char kind) { return kind == 'Z' ? 0 : kind == 'C' ? 6 : 2; }

void add(std::string& out, double value) {
    std::array<char, 32> text{};
    out.append(text.data(), static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%.4f ", value)));
}

}  // namespace

bool is_svg(ByteView file) {
    const std::string_view begin = chars(file).substr(0, first_look);
    const auto first = begin.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    return first != std::string_view::npos && begin[first] == '<' && begin.find("<svg") != std::string_view::npos;
}

Drawing read_svg(ByteView file) { return Reader().read(file); }

std::string write_svg(const Drawing& drawing) {
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ";
    add(out, drawing.width);
    add(out, drawing.height);
    out.back() = '"';
    out += ">\n";
    for (const auto& shape : drawing.shapes) {
        std::array<char, 8> colour{};
        std::snprintf(colour.data(), colour.size(), "#%06X", static_cast<unsigned>(shape.colour));
        out += std::string("<path fill=\"") + colour.data() + (shape.even_odd ? "\" fill-rule=\"evenodd" : "") + "\" d=\"";
        for (const auto& step : shape.steps) {
            out += step.kind;
            for (std::size_t i = 0; i < figures(step.kind); ++i) add(out, step.at[i]);
        }
        out += "\"/>\n";
    }
    return out + "</svg>\n";
}

std::string operators_of(const Drawing& drawing, double x, double bottom, double width, double height) {
    const double across = width / drawing.width, up = height / drawing.height;
    std::string out = "q ";
    for (const double each : {x, bottom, width, height}) add(out, each);
    out += "re W n\n";
    for (const auto& shape : drawing.shapes) {
        for (const int shift : {16, 8, 0}) add(out, (shape.colour >> shift & 255) / 255.0);
        out += "rg\n";
        for (const auto& step : shape.steps) {
            for (std::size_t i = 0; i < figures(step.kind); i += 2) {
                add(out, x + step.at[i] * across);
                add(out, bottom + height - step.at[i + 1] * up);
            }
            out += step.kind == 'M' ? "m\n" : step.kind == 'L' ? "l\n" : step.kind == 'C' ? "c\n" : "h\n";
        }
        out += shape.even_odd ? "f*\n" : "f\n";
    }
    return out + "Q\n";
}

}  // namespace core::pdf
