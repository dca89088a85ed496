# Puts the packages of the lockfile into TO, or says plainly why it cannot.
file(MAKE_DIRECTORY ${TO})
foreach(file package.json package-lock.json .npmrc)
  file(COPY_FILE ${FROM}/${file} ${TO}/${file})
endforeach()
execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
  WORKING_DIRECTORY ${TO} RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(failed)
  message(FATAL_ERROR "${said}\nThe front-end packages could not be fetched (npm ci in ${TO}).\n"
    "Check that this machine reaches an npm registry (npm config get registry; npm ping), then build again.")
endif()
file(TOUCH ${TO}/installed)
