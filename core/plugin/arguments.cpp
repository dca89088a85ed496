// SPDX-License-Identifier: Apache-2.0
#include "core/plugin/arguments.h"

#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace core::arguments {
namespace {

struct Part {
    std::string name, value;   // "--days" and "N"; "FILE" and ""; "--dry-run" and ""
    bool flag = false, optional = false;
    bool many = false;   // "FILE...": one or more
};

std::vector<Part> parts_of(std::string_view usage) {
    std::vector<Part> parts;
    bool awaits = false;   // the flag before may be followed by its value
    for (const auto& piece : text::split(usage, ' ')) {
        std::string name = text::replace(text::replace(piece, "[", ""), "]", "");
        if (name.empty()) continue;
        const bool many = name.ends_with("...");
        if (many) name.resize(name.size() - 3);
        const bool flag = name.starts_with("--"), optional = piece.starts_with('[');
        if (awaits && !flag && !optional) {
            parts.back().value = name;
            awaits = false;
            continue;
        }
        parts.push_back({name, "", flag, optional, many});
        awaits = flag && !piece.ends_with(']');
    }
    return parts;
}

void judge(const Part& part, const std::string& given) {
    const bool digits = !given.empty() && given.size() < 10 &&
                        given.find_first_not_of("0123456789") == std::string::npos;
    if (part.value == "N" && !digits)
        throw Misuse(part.name + " wants a whole number, not " + given);
    if (part.value != "YYYY-MM-DD") return;
    try {
        (void)parse_date(given);
    } catch (const Error&) {
        throw Misuse(part.name + " wants a day such as 2026-11-23, not " + given);
    }
}

constexpr std::size_t longest_secret = 1024;

// A terminal shows nothing of what is typed while this lives.
class Unseen {
  public:
    Unseen() : terminal_(isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!terminal_) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &quiet);
    }
    ~Unseen() {
        if (!terminal_) return;
        tcsetattr(STDIN_FILENO, TCSANOW, &before_);
        std::cerr << "\n";
    }
    Unseen(const Unseen&) = delete;

  private:
    termios before_{};
    bool terminal_;
};

}  // namespace

std::vector<std::string> fitted(std::string_view usage, const std::vector<std::string>& words) {
    const auto parts = parts_of(usage);
    std::vector<std::string> plain, flags;
    bool ended = false;   // by "--": whatever follows is no option
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (ended || !words[at].starts_with("--")) {
            // A file of such a name is told from an option by its folder.
            plain.push_back(words[at].starts_with("--") ? "./" + words[at] : words[at]);
            continue;
        }
        if (words[at] == "--") {
            ended = true;
            continue;
        }
        const auto part = std::find_if(parts.begin(), parts.end(),
                                       [&](const Part& each) { return each.name == words[at]; });
        if (part == parts.end()) throw Misuse("unknown option " + words[at]);
        if (has(flags, part->name)) throw Misuse(part->name + " is given twice");
        flags.push_back(words[at]);
        if (part->value.empty()) continue;
        if (at + 1 == words.size()) throw Misuse(part->name + " needs a value: " + part->value);
        judge(*part, words[++at]);
        flags.push_back(words[at]);
    }
    std::size_t room = 0;
    bool endless = false;
    for (const Part& part : parts) {
        room += part.flag ? 0 : 1;
        endless = endless || part.many;
        const bool missing = part.flag ? !has(flags, part.name) : room > plain.size();
        if (missing && !part.optional)
            throw Misuse(part.name + (part.value.empty() ? "" : " " + part.value) + " is missing");
    }
    if (plain.size() > room && !endless) throw Misuse("one word too many: " + plain[room]);
    plain.insert(plain.end(), flags.begin(), flags.end());
    return plain;
}

std::string option(const std::vector<std::string>& words, std::string_view flag,
                   std::string fallback) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == flag) return words[i + 1];
    return fallback;
}

std::optional<int> number(const std::vector<std::string>& words, std::string_view flag, int least, int most) {
    const std::string given = option(words, flag);
    if (given.empty()) return std::nullopt;
    const int value = std::atoi(given.c_str());
    if (value < least || value > most)
        throw Misuse(std::string(flag) + " wants a number from " + std::to_string(least) + " to " +
                     std::to_string(most) + ", not " + given);
    return value;
}

bool has(const std::vector<std::string>& words, std::string_view flag) {
    return std::find(words.begin(), words.end(), flag) != words.end();
}

Secret ask(std::string_view prompt) {
    const Unseen unseen;
    std::cerr << prompt << ": " << std::flush;
    // Octet by octet and into room enough: no buffer keeps what is read, no line that grows leaves a copy.
    std::string line;
    line.reserve(longest_secret + 1);
    for (char next = 0; line.size() <= longest_secret && ::read(STDIN_FILENO, &next, 1) == 1 && next != '\n';)
        line += next;
    if (line.size() > longest_secret) {
        wipe(line);
        throw Misuse("what was typed is too long");
    }
    return Secret(std::move(line));
}

}  // namespace core::arguments
