// SPDX-License-Identifier: Apache-2.0
#include "core/app/cli.h"

#include <sodium.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>

#include "core/app/commands.h"
#include "core/app/embedded_core.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/log/log.h"
#include "core/plugin/arguments.h"
#include "core/plugin/manifest.h"

namespace core::app {
namespace {

constexpr int exit_usage = 64, exit_unavailable = 69, exit_configuration = 78;

using arguments::Misuse;

struct Line {
    Options options;
    std::string command;
    std::vector<std::string> arguments;
    bool help = false;
};

Line read(int argc, char** argv) {
    Line line;
    if (const char* data = std::getenv("NASKAH_DATA")) line.options.data = data;
    std::vector<std::string> words(argv + 1, argv + argc);
    std::size_t at = 0;
    const auto value = [&](const std::string& flag) {
        if (at + 1 >= words.size()) throw Misuse(flag + " needs a value");
        return words[++at];
    };
    for (; at < words.size(); ++at) {
        const std::string& word = words[at];
        if (word == "--help" || word == "-h") {
            line.help = true;
        } else if (!line.command.empty()) {
            line.arguments.push_back(word);
        } else if (word == "--data") {
            line.options.data = value(word);
        } else if (word == "--config") {
            line.options.config = value(word);
        } else if (word == "--plugins") {
            line.options.plugins = value(word);
        } else if (word == "--share") {
            line.options.share = value(word);
        } else if (word == "--safe-mode") {
            line.options.safe_mode = true;
        } else if (word == "--set") {
            const std::string pair = value(word);
            const auto equals = pair.find('=');
            if (equals == std::string::npos) throw Misuse("--set needs name=value");
            line.options.settings.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
        } else if (word.starts_with("-")) {
            throw Misuse("unknown option " + word + "; naskah --help lists them");
        } else {
            line.command = word;
        }
    }
    return line;
}

void print_help(const Application* app) {
    std::cout << "naskah " << plugin::version()
              << " - letters, signatures and archives of a government office\n\n"
                 "naskah [OPTIONS] COMMAND [ARGUMENTS]\n\n"
                 "  --data DIR          data folder (default: data, or $NASKAH_DATA)\n"
                 "  --config FILE       settings (default: /etc/naskah/naskah.conf)\n"
                 "  --set NAME=VALUE    one setting, before all files\n"
                 "  --plugins DIR       folder of plugins\n"
                 "  --share DIR         folder of fonts, layouts and assets\n"
                 "  --safe-mode         without plugins\n\nCommands:\n";
    // One line for each: the whole usage and all sentences stand in the command's own help.
    const auto row = [](const std::string& name, const std::string& usage, const std::string& help) {
        std::string left = "  " + name + (usage.empty() ? "" : " " + usage);
        if (left.size() > 42) left = "  " + name + " ...";
        left.resize(std::max<std::size_t>(left.size() + 2, 44), ' ');
        const auto first = text::replace(help, "\n", " ");
        std::cout << left << first.substr(0, first.find(". ")) << "\n";
    };
    for (const auto& each : builtins()) row(each.name, each.usage, each.help);
    if (app == nullptr) return;
    for (const auto& [owner, each] : const_cast<Application*>(app)->shelves().commands)
        row(each.name, each.usage, each.help);
    std::cout << "\nnaskah COMMAND --help tells all of one.\n";
}

int print_help_of(const std::string& name, const std::string& usage, const std::string& help) {
    std::cout << "naskah " << name << (usage.empty() ? "" : " " + usage) << "\n\n" << help << "\n";
    return 0;
}

void start_up(Application& app) {
    app.open();
    app.migrate();
    app.start();
}

void to_stage(Application& app, Stage stage) {
    if (stage >= Stage::assembled) app.assemble();
    if (stage == Stage::opened) app.open();
    if (stage == Stage::started) start_up(app);
}

// What a command cannot do is told in the words of the catalog, field by field.
int tell(Application& app, const Error& error) {
    words::Words core_only;   // the rooms' are not there before the house is put together
    core_only.add("core", core::embedded::i18n);
    const auto& all = app.shelves().words.in(app.system_context("command").language);
    const auto& words = all.has(error.key()) ? all : core_only.in("id");
    const std::string said = words.has(error.key()) ? words.say(error.key(), error.args()) : error.what();
    std::cerr << "naskah: " << said << "\n";
    for (const Fault& fault : error.faults())
        std::cerr << "  " << fault.field << ": " << words.say(fault.key, fault.args) << "\n";
    const bool whole = std::all_of(error.args().begin(), error.args().end(), [&](const auto& arg) {
        return said.find(arg.second) != std::string::npos;
    });
    if (!whole || error.code() == Code::internal) std::cerr << "  (" << error.what() << ")\n";
    return error.code() == Code::unavailable ? exit_unavailable : 1;
}

using Run = std::function<int(const std::vector<std::string>&)>;

template <class Command>
int run_command(const Command& command, const Line& line, const Run& run) {
    if (line.help) return print_help_of(command.name, command.usage, command.help);
    try {
        return run(arguments::fitted(command.usage, line.arguments));
    } catch (const Misuse& misuse) {
        throw Misuse(command.name + ": " + misuse.what() + "; usage: naskah " + command.name +
                     (command.usage.empty() ? "" : " " + command.usage));
    }
}

int dispatch(Application& app, const Line& line) {
    for (const auto& builtin : builtins())
        if (builtin.name == line.command)
            return run_command(builtin, line, [&](const auto& words) {
                to_stage(app, builtin.stage);
                return builtin.run(app, words);
            });
    app.assemble();
    if (line.command.empty()) {
        print_help(&app);
        return line.help ? 0 : exit_usage;
    }
    for (const auto& [owner, command] : app.shelves().commands)
        if (command.name == line.command)
            return run_command(command, line, [&, &command = command](const auto& words) {
                // Nor does one that can do without make a house where there is none.
                const bool bare = command.bare && (command.bare(words) || !std::filesystem::exists(line.options.data));
                if (!bare) start_up(app);
                return command.run(app.system_context("command"), words);
            });
    throw Misuse("unknown command " + line.command + "; naskah --help lists them");
}

// Neither a core file nor the swap may ever hold a passphrase.
void forbid_core_dumps() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

}  // namespace

int run(int argc, char** argv) {
    forbid_core_dumps();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);   // a file that may not grow is an error of its write, not our end
    if (sodium_init() < 0) return exit_unavailable;
    try {
        const Line line = read(argc, argv);
        SystemClock clock;
        Application app(line.options, clock);
        try {
            return dispatch(app, line);
        } catch (const Error& error) {
            return tell(app, error);
        }
    } catch (const Misuse& misuse) {
        std::cerr << "naskah: " << misuse.what() << "\n";
        return exit_usage;
    } catch (const BootFaults& boot) {
        std::cerr << "naskah: " << boot.what() << ":\n";
        for (const auto& fault : boot.faults) std::cerr << "  - " << fault << "\n";
        return exit_configuration;
    } catch (const std::exception& error) {
        std::cerr << "naskah: " << error.what() << "\n";
        return 1;
    }
}

}  // namespace core::app
