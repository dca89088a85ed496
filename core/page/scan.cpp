// SPDX-License-Identifier: Apache-2.0
// Values and marks are first replaced by single characters; then the tags are read.
#include "core/page/scan.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.h"

namespace core::page {
namespace {

constexpr char value_sign = '\x01';  // stands where a value will
constexpr char mark_sign = '\x02';   // stands where a mark puts elements

bool plain_value(std::string_view name) {
    return !name.empty() && name.front() >= 'A' && name.front() <= 'Z' &&
           !name.starts_with("SLOT__") && std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
           });
}

bool element_mark(std::string_view mark) {
    constexpr std::array<std::string_view, 8> words{"slot",    "csrf", "icon", "content",
                                                    "include", "part", "end",  "layout"};
    const auto word = mark.substr(0, mark.find(' '));
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::vector<std::string> run() {
        if (text_.find_first_of(std::string_view("\0\x01\x02", 3)) != std::string_view::npos)
            fault("control character");
        neutralise();
        for (const auto& [name, line] : open_)
            faults_.push_back(std::to_string(line) + ": section without end: " + name);
        line_ = 1;
        read_tags();
        return std::move(faults_);
    }

  private:
    void fault(const std::string& what) { faults_.push_back(std::to_string(line_) + ": " + what); }

    // Keeps line ends, so that both passes count the same lines.
    void put(std::string_view sign, std::string_view replaced) {
        plain_ += sign;
        for (char c : replaced)
            if (c == '\n') {
                plain_ += '\n';
                ++line_;
            }
    }

    void neutralise() {
        for (std::size_t at = 0; at < text_.size();) {
            const auto rest = text_.substr(at);
            const bool value = rest.starts_with("{{"), mark = rest.starts_with("[[");
            if (!value && !mark) {
                if (rest.starts_with("}}")) fault("}} without {{");
                line_ += text_[at] == '\n';
                plain_ += text_[at++];
                continue;
            }
            const auto end = rest.find(value ? "}}" : "]]");
            if (end == std::string_view::npos) {
                fault(value ? "{{ without }}" : "[[ without ]]");
                return;
            }
            const auto inside = rest.substr(2, end - 2);
            if (value)
                read_value(inside);
            else
                put(element_mark(inside) ? std::string_view(&mark_sign, 1) : "w", inside);
            at += end + 2;
        }
    }

    void read_value(std::string_view inside) {
        if (inside.starts_with("!")) return put("", inside);
        const bool section = inside.starts_with("#") || inside.starts_with("/");
        auto name = section ? inside.substr(1) : inside;
        if (!section && name.find(':') != std::string_view::npos) {
            const auto parts = text::split(name, ':');
            name = name.substr(0, parts.front().size());
            for (std::size_t i = 1; i < parts.size(); ++i)
                if (parts[i] != "h" && parts[i] != "html_escape" && parts[i] != "u" &&
                    parts[i] != "url_query_escape")
                    fault("modifier not allowed: {{" + std::string(inside) + "}}");
        }
        if (!plain_value(name)) fault("not a value: {{" + std::string(inside) + "}}");
        if (inside.starts_with("#")) {
            open_.emplace_back(name, line_);
        } else if (section) {
            if (open_.empty() || open_.back().first != name)
                fault("section ends that is not open: " + std::string(name));
            else
                open_.pop_back();
        }
        put(section ? std::string_view() : std::string_view(&value_sign, 1), inside);
    }

    char at(std::size_t i) const { return i < plain_.size() ? plain_[i] : '\0'; }
    static bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    static bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

    void move_to(std::size_t& i, std::size_t end) {
        end = std::min(end, plain_.size());
        for (; i < end; ++i) line_ += plain_[i] == '\n';
    }

    void read_tags() {
        for (std::size_t i = 0; i < plain_.size();) {
            if (plain_[i] != '<') {
                move_to(i, i + 1);
            } else if (plain_.compare(i, 4, "<!--") == 0) {
                const auto end = plain_.find("-->", i + 4);
                if (end == std::string::npos) fault("comment without end");
                move_to(i, end == std::string::npos ? end : end + 3);
            } else if (letter(at(i + 1))) {
                read_tag(i);
            } else {
                const char next = at(at(i + 1) == '/' ? i + 2 : i + 1);
                if (next == value_sign || next == mark_sign)
                    fault("value as the name of an element");
                move_to(i, i + 1);
            }
        }
    }

    void read_tag(std::size_t& i) {
        std::size_t end = i + 1;
        while (end < plain_.size() && !blank(plain_[end]) && plain_[end] != '>' &&
               plain_[end] != '/')
            ++end;
        const auto tag = text::lower(plain_.substr(i + 1, end - i - 1));
        constexpr std::array<std::string_view, 5> refused{"style", "base", "object", "embed",
                                                          "applet"};
        if (std::find(refused.begin(), refused.end(), tag) != refused.end() ||
            tag.find_first_of("\x01\x02") != std::string::npos)
            fault("element <" + tag + ">");
        move_to(i, end);
        bool has_src = false;
        while (i < plain_.size() && plain_[i] != '>') {
            if (blank(plain_[i]) || plain_[i] == '/')
                move_to(i, i + 1);
            else
                has_src |= read_attribute(i) == "src";
        }
        if (i >= plain_.size()) fault("tag without end: <" + tag);
        move_to(i, i + 1);
        if (tag == "script") read_script(i, has_src);
    }

    void read_script(std::size_t& i, bool has_src) {
        const auto end = text::lower(plain_).find("</script", i);
        const auto inside = std::string_view(plain_).substr(
            i, end == std::string::npos ? std::string::npos : end - i);
        if (!has_src || end == std::string::npos || !text::trim(inside).empty())
            fault("script inside the page");
        move_to(i, end);
    }

    std::string read_attribute(std::size_t& i) {
        std::size_t end = i;
        while (end < plain_.size() && !blank(plain_[end]) && plain_[end] != '=' &&
               plain_[end] != '>' && plain_[end] != '/')
            ++end;
        if (end == i) end = i + 1;
        const auto name = text::lower(plain_.substr(i, end - i));
        move_to(i, end);
        std::size_t next = i;
        while (blank(at(next))) ++next;
        std::string value;
        if (at(next) == '=') {
            move_to(i, next + 1);
            while (blank(at(i))) move_to(i, i + 1);
            const char quote = at(i);
            if (quote == '"' || quote == '\'') {
                const auto close = plain_.find(quote, i + 1);
                if (close == std::string::npos) fault("quote without end");
                value = plain_.substr(i + 1, close == std::string::npos ? close : close - i - 1);
                move_to(i, close == std::string::npos ? close : close + 1);
            } else {
                const auto close = std::min(plain_.find_first_of(" \t\r\n>", i), plain_.size());
                value = plain_.substr(i, close - i);
                if (value.find(value_sign) != std::string::npos)
                    fault("value without quotes: " + name);
                move_to(i, close);
            }
        }
        judge(name, value);
        return name;
    }

    void judge(const std::string& name, const std::string& value) {
        const bool filled = value.find(value_sign) != std::string::npos;
        const auto content = text::lower(text::trim(value));
        if (name.find(value_sign) != std::string::npos) fault("value as the name of an attribute");
        if ((name + value).find(mark_sign) != std::string::npos) fault("mark inside a tag");
        if (name.starts_with("on") || name.starts_with("hx-on")) fault("event handler " + name);
        if (name == "style" || name == "srcdoc") fault("attribute " + name);
        if ((name == "formaction" || name == "xlink:href") && filled) fault("value in " + name);
        if (content.starts_with("javascript:") ||
            (name.starts_with("hx-") && content.starts_with("js:")))
            fault("script in " + name);
    }

    std::string_view text_;
    std::string plain_;
    std::size_t line_ = 1;
    std::vector<std::pair<std::string, std::size_t>> open_;  // sections, with their lines
    std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> scan(std::string_view text) { return Scanner(text).run(); }

}  // namespace core::page
