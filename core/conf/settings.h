// SPDX-License-Identifier: Apache-2.0
// Typed settings. Sources, later ones win: defaults, /etc/naskah/naskah.conf, naskah.conf in the data
// folder, conf.d/*.conf beside each, environment NASKAH_LETTERS_MAX_UPLOAD_MB, flags --set
// letters.max_upload_mb=20. Lines read "name = value"; '#' starts a comment. An unknown name or a bad
// value stops the boot.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace core::conf {

struct Setting {
    enum class Type { text, integer, flag, choice };
    std::string name;      // "letters.max_upload_mb"
    Type type = Type::text;
    std::string fallback;
    std::string help;      // one line, English
    std::int64_t least = 0, most = INT64_MAX;   // integer
    std::vector<std::string> choices;           // choice
};

class Settings {
  public:
    void declare(std::string owner, Setting setting);
    void set(std::string name, std::string value, std::string source);
    // Names beginning "room." are no longer unknown: the room is switched off.
    void leave_out(std::string room);
    void read_file(const std::string& path);            // silently nothing when absent
    void read_environment(char** environment);
    std::vector<std::string> faults() const;             // unknown names, bad values

    std::string text(std::string_view name) const;
    std::int64_t integer(std::string_view name) const;
    bool flag(std::string_view name) const;

    struct Shown {
        Setting setting;
        std::string owner, value, source;
    };
    std::vector<Shown> all() const;

  private:
    struct Given {
        std::string value, source;
    };
    std::map<std::string, std::pair<std::string, Setting>, std::less<>> declared_;
    std::map<std::string, Given, std::less<>> given_;
    std::set<std::string, std::less<>> left_out_;
    std::vector<std::string> faults_;
};

}  // namespace core::conf
