// SPDX-License-Identifier: Apache-2.0
#include "core/app/openapi.h"

#include "core/plugin/manifest.h"

namespace core::app {
namespace {

Json problem_schema() {
    const Json text = {{"type", "string"}};
    const Json fault = {{"type", "object"},
                        {"properties", {{"field", text}, {"key", text}, {"message", text}}}};
    return {{"type", "object"},
            {"description", "RFC 9457 problem details"},
            {"properties",
             {{"type", text},
              {"title", text},
              {"status", {{"type", "integer"}}},
              {"detail", text},
              {"code", text},
              {"request_id", text},
              {"faults", {{"type", "array"}, {"items", fault}}}}}};
}

Json own_paths() {
    const Json hits = {{"type", "object"},
                       {"properties",
                        {{"hits", {{"type", "array"}, {"items", {{"type", "object"}}}}},
                         {"next", {{"type", "string"}}},
                         {"total", {{"type", "integer"}}}}}};
    Json parameters = Json::array();
    for (const char* name : {"q", "number", "kind", "from", "until", "after"})
        parameters.push_back(
            {{"name", name}, {"in", "query"}, {"schema", {{"type", "string"}}}});
    Json search = {{"operationId", "search"},
                   {"summary", "Search over everything the caller may see"},
                   {"tags", {"core"}},
                   {"parameters", parameters},
                   {"responses",
                    {{"200",
                      {{"description", "Hits, newest first"},
                       {"content", {{"application/json", {{"schema", hits}}}}}}}}}};
    Json me = {{"operationId", "me"},
               {"summary", "Who the token speaks for, and the seats of that person"},
               {"tags", {"core"}},
               {"responses",
                {{"200",
                  {{"description", "The caller"},
                   {"content", {{"application/json", {{"schema", {{"type", "object"}}}}}}}}}}}};
    return {{"/api/v1/search", {{"get", search}}}, {"/api/v1/me", {{"get", me}}}};
}

// Every operation may fail in the same ways; said once here instead of in each room.
void add_problems(Json& paths) {
    const Json problem = {
        {"description", "The problem, its field and the way to mend it"},
        {"content",
         {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
    for (auto& [path, methods] : paths.items())
        for (auto& [method, operation] : methods.items())
            if (operation.is_object() && operation.contains("responses") &&
                !operation["responses"].contains("4XX"))
                operation["responses"]["4XX"] = problem;
}

}  // namespace

Json openapi(const Shelves& shelves, const std::string& public_url) {
    Json description = {
        {"openapi", "3.1.0"},
        {"info",
         {{"title", "Naskah"},
          {"version", std::string(plugin::version())},
          {"summary", "Letters, signatures and archives of a government office"},
          {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
        {"servers", {{{"url", public_url}}}},
        {"security", {{{"token", Json::array()}}}},
        {"paths", own_paths()},
        {"components",
         {{"securitySchemes",
           {{"token",
             {{"type", "http"},
              {"scheme", "bearer"},
              {"description",
               "Personal token of `naskah token:create`; the header Naskah-Acting-As names the "
               "appointment to act under"}}}}},
          {"schemas", {{"Problem", problem_schema()}}}}}};
    for (const auto& [owner, files] : shelves.openapi)
        for (const auto& file : files) {
            const Json part = json::parse(file.text);
            if (part.contains("paths")) description["paths"].update(part["paths"]);
            if (part.contains("components"))
                for (const auto& [kind, entries] : part["components"].items())
                    description["components"][kind].update(entries);
        }
    add_problems(description["paths"]);
    return description;
}

}  // namespace core::app
